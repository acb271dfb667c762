package dev.weir.app.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.app.json.JsonText;
import dev.weir.domain.translation.PythonLiteral;
import dev.weir.domain.value.Tree;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The percent sign after a text and after a number: every answer is one that Jinja 3 gave in its native mode. */
class PythonPercentTest {

    private static final Tree.Fields NODE = (Tree.Fields) JsonText.read("node", """
            {"name": "stg_orders", "fqn": ["shop", "staging", "stg_orders"], "tags": ["core", "it's"], "version": 2,
             "meta": {"team": "finance", "none": null, "form": "%s-%s", "one": "<%s>", "x": 7, "neg": -7, "half": 7.5,
              "named": "%(team)s!", "pct": "100%%", "flag": true, "list": [1, 2]}}
            """);

    private final JinjaTemplates templates = new JinjaTemplates();

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', textBlock = """
            {{ node.meta.x % 3 }}                                            → 1
            {{ node.meta.neg % 3 }}                                          → 2
            {{ -7 % 3 }}                                                     → 2
            {{ - node.meta.x % 3 }}                                          → 2
            {{ 7 % -3 }}                                                     → -2
            {{ node.meta.half % 2 }}                                         → 1.5
            {{ -7.5 % 2 }}                                                   → 0.5
            {{ 7 % -2.5 }}                                                   → -0.5
            {{ 7.0 % 7 }}                                                    → 0.0
            {{ 2 * node.meta.x % 4 }}                                        → 2
            {{ node.meta.x % 4 * 2 }}                                        → 6
            {{ 100 % 17 % 5 }}                                               → 0
            {{ 1 + node.meta.x % 3 }}                                        → 2
            {{ 10 - node.meta.x % 3 }}                                       → 9
            {{ 2 ** 3 % 5 }}                                                 → 3
            {{ 17 % 2 ** 3 }}                                                → 1
            {{ 9 // 2 % 3 }}                                                 → 1
            {{ 9 / 2 % 2 }}                                                  → 0.5
            {{ (node.meta.x + 1) % 3 }}                                      → 2
            {{ node.meta.flag % 2 }}                                         → 1
            {{ (node.fqn | length) % 2 }}                                    → 1
            {{ node.fqn | length % 2 }}                                      → 1
            {{ node.meta.one % node.name }}                                  → <stg_orders>
            {{ node.meta.form % (node.name, node.version) }}                 → stg_orders-2
            {{ (node.meta.form % ('a', 'b')) | upper }}                      → A-B
            {{ node.meta.named % node.meta }}                                → finance!
            {{ node.meta['one'] % node.fqn[0].upper() }}                     → <SHOP>
            {{ node.meta.get('one') % node.fqn[-1][4:] }}                    → <orders>
            {{ ('<' ~ '%s' ~ '>') % 'a' }}                                   → <a>
            {{ '<' ~ '%s' % 'a' ~ '>' }}                                     → <a>
            {{ '%s' % node.meta.list }}                                      → [1, 2]
            {{ '%s' % (node.meta.list,) }}                                   → [1, 2]
            {{ '%s|%s' % (1, [1, 2]) }}                                      → 1|[1, 2]
            {{ '%s' % ('a') }}                                               → a
            {{ '%(a)s' % {'a': 1} }}                                         → 1
            {{ '%d%%' % 50 }}                                                → 50%
            {{ node.meta.pct % () }}                                         → 100%
            {{ '%s' % -3 }}                                                  → -3
            {{ '%s' % (1 + 2) }}                                             → 3
            {{ '%s' % (node.fqn | length) }}                                 → 3
            {{ ['%s'][0] % 1 }}                                              → 1
            {{ 'a' if node.meta.x % 2 == 1 else 'b' }}                       → a
            {{ node.meta.one % node.name if node.meta.x % 2 else 'even' }}   → <stg_orders>
            {{ [5 % 3, 7 % 4] }}                                             → [2, 3]
            {{ {'a': 7 % 4} }}                                               → {'a': 3}
            {{ node.fqn[4 % 3] }}                                            → staging
            {{ node.name[10 % 7:] }}                                         → _orders
            {{- node.meta.x % 3 -}}                                          → 1
            {%- if node.meta.x % 3 == 1 -%} yes {%- endif -%}                → yes
            {% set a = node.meta.x % 3 %}{{ a }}!                            → 1!
            {{ not node.meta.x % 7 }}                                        → True
            {{ node.meta.x % 2 == 1 and node.meta.x % 3 == 1 }}              → True
            {{ 5 in [node.meta.x % 6 + 4] }}                                 → True
            {{ 'abc' % {'a': 1} }}                                           → abc
            {{ 'abc' % [1] }}                                                → abc
            {{ '%.2f' % (node.meta.x % 4) }}                                 → 3.0
            {{ "%s" % "a%sb" % 1 }}                                          → a1b
            {{ "%s%%s" % "a" % "b" }}                                        → ab
            {{ node.meta.x is divisibleby(7 % 4) }}                          → False
            {{ 7 %3 }}                                                       → 1
            {{ 7%3 }}                                                        → 1
            {{ node.meta.x%3 }}                                              → 1
            {{ '%s' % none }}                                                → None
            {{ '%s' % true }}                                                → True
            {{ '%5d|%-5d|%05d' % (42, 42, -42) }}                            → `   42|42   |-0042`
            {{ 1e300 % 7 }}                                                  → 1.0
            {{ 7 % 3.0 }}                                                    → 1.0
            {{ node.meta.x % 2.0 | int }}                                    → 1
            {{ node.name ~ node.meta.x % 3 }}                                → stg_orders1
            {{ node.meta.x % 3 ~ node.name }}                                → 1stg_orders
            {{ (1, 2) | length % 2 }}                                        → 0
            {{ node.fqn|map('length')|sum % 7 }}                             → 0
            {{ '%s' % node.fqn|join('/') }}                                  → shop/staging/stg_orders
            {{ '%s %s' % (node.fqn|join('/'), node.tags|first) }}            → shop/staging/stg_orders core
            {{ true % 2 }}                                                   → 1
            {{ -node.meta.half % 2 }}                                        → 0.5
            {{ node.meta.one % node.meta.list | join('-') }}                 → <1-2>
            {{ node.version % 3 }}-{{ node.meta.x % 3 }}                     → 2-1
            {% if node.meta.x % 2 %}odd{% else %}even{% endif %}             → odd
            {{ 'a' if 7 % 2 else 'b' }} and 50 % of {{ 5 % 3 }}              → a and 50 % of 2
            """)
    void comesToWhatItComesToInJinja(String template, String printed) {
        assertThat(printed(rendered(template))).isEqualTo(printed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ node.meta.form % (node.name, 'a' ~ 'b') | upper }}",
                "{{ node.meta.one | upper % 'a' }}",
                "{{ 'x%s' % 7 % 3 }}",
                "{{ node.meta.x % 0 }}",
                "{{ node.meta.list % 2 }}",
                "{{ 7 % 'a' }}",
                "{{ node.meta.one % () }}",
                "{{ node.meta.one % (1, 2) }}",
                "{{ node.meta.form % node.name }}",
                "{{ 'abc' % 1 }}",
                "{{ node.meta.none % 2 }}",
                "{{ '100%' % 1 }}",
                "{{ 7 % (3,) }}",
                "{{ node.meta.nope % 2 }}",
                "{{ 2 % node.meta.nope }}",
                "{{ node.name % 2 }}"
            })
    void isRefusedWhereJinjaRefuses(String template) {
        assertThatThrownBy(() -> rendered(template)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{{ '%s%s' % (node.name.zfill(60000), node.name.zfill(60000)) }}", "{{ ('%999d' * 99999) % () }}"
            })
    void isBounded(String template) {
        assertThatThrownBy(() -> rendered(template)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String printed(Tree value) {
        return value instanceof Tree.Text(String text, var _) ? text : PythonLiteral.printed(value);
    }

    private Tree rendered(String template) {
        return templates.over(NODE).render(template, () -> NODE);
    }
}
