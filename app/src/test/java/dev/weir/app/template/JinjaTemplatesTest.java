package dev.weir.app.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.app.json.JsonText;
import dev.weir.domain.value.Tree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What templates come to: held against Jinja's native mode, as Dagster renders translations. */
class JinjaTemplatesTest {

    private static final Tree.Fields NODE = (Tree.Fields) JsonText.read("node", """
            {"name": "stg_orders", "fqn": ["shop", "staging", "stg_orders"], "tags": ["core", "it's"], "version": 2,
             "meta": {"team": "finance", "none": null}, "raw_code": "select {{ ref('x') }}"}
            """);

    private static final Tree.Fields SPEC = (Tree.Fields) JsonText.read("spec", """
            {"key": {"path": ["shop", "stg.or-ders"]}, "group_name": "core", "tags": {"a": ""},
             "deps": [{"asset_key": {"path": ["raw", "a/b"]}}]}
            """);

    private final JinjaTemplates templates = new JinjaTemplates();

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', textBlock = """
            {{ node.name[4:].title() }}                     → Orders
            {{ node.fqn[1:] | join('_') }}                  → staging_stg_orders
            {{ node.name.split('_')[-1] }}!                 → orders!
            {{ node.name is string }}x                      → Truex
            {{ node.tags }} x                               → ['core', "it's"] x
            {{ node.meta }} x                               → {'team': 'finance', 'none': None} x
            {{ node.name | first }}                         → s
            {{ '{}-{}'.format(node.name, node.version) }}   → stg_orders-2
            {{ node.fqn | tojson }} x                       → ["shop", "staging", "stg_orders"] x
            {{ node.nope | default('none given') }}         → none given
            {{ none }} x                                    → None x
            {{ node.raw_code }};                            → select {{ ref('x') }};
            {{ node.name[::-1] }}                           → sredro_gts
            {{ node.name[1:8:3] }}                          → toe
            {{ node.fqn[::2] }} x                           → ['shop', 'stg_orders'] x
            {{ node.fqn[::-1] | join('/') }}                → stg_orders/staging/shop
            {{ '%s-%03d' % (node.name, node.version) }}     → stg_orders-002
            {{ "%s!" % node.fqn[1] | upper }}               → STAGING!
            {{ '%(team)s' % node.meta }}                    → finance
            {{ '%5.1f|%-4s|%%' % (2, 'a') }}                → `  2.0|a   |%`
            {% if 7 % 2 == 1 %}odd{% endif %} 50% x[::2]    → odd 50% x[::2]
            {{ 'the long name of it' | truncate(12) }}      → the long...
            {{ 'the long name of it' | truncate(12, true) }} → the long ...
            {{ 'the long name' | truncate(11) }}            → the long name
            {{ 'the long name of' | truncate(9, end='…', leeway=0) }} → the…
            {{ spec.key.path[-1] }}, {{ spec.group_name }}  → stg.or-ders, core
            {{ spec.key.to_user_string() }}                 → shop/stg.or-ders
            {{ spec.key.to_python_identifier('x') }}        → shop__stg_or_ders__x
            {{ spec.deps[0].asset_key.to_escaped_user_string() }} → raw/a\\/b
            {{ spec.key.with_prefix(['a', 'b']) }} x        → AssetKey(['a', 'b', 'shop', 'stg.or-ders']) x
            {{ spec['key'].has_prefix(['shop']) }} x        → True x
            {{ spec.key.parts }} x                          → ('shop', 'stg.or-ders') x
            """)
    void comeToTexts(String template, String text) {
        assertThat(rendered(template)).isEqualTo(Tree.text(text));
    }

    @Test
    void aSingleExpressionKeepsItsType() {
        assertThat(rendered("{{ node.version }}")).isEqualTo(Tree.number(2));
        assertThat(rendered("{{ node.fqn[:1] }}")).isEqualTo(Tree.items(java.util.List.of(Tree.text("shop"))));
    }

    @Test
    void aKeyIsTheListOfItsParts() {
        assertThat(rendered("{{ spec.key }}"))
                .isEqualTo(Tree.items(java.util.List.of(Tree.text("shop"), Tree.text("stg.or-ders"))));
        assertThatThrownBy(() -> rendered("{{ spec.key.nope }}")).hasMessageContaining("nope");
        assertThatThrownBy(() -> rendered("{{ spec.key.to_user_string('x') }}")).hasMessageContaining("0 are taken");
    }

    @Test
    void aTextThatIsOneOfPythonsLiteralsIsItsValue() {
        assertThat(templates.plain("7")).isEqualTo(Tree.number(7));
        assertThat(templates.plain("['a', 1]"))
                .isEqualTo(Tree.items(java.util.List.of(Tree.text("a"), Tree.number(1))));
        assertThat(templates.plain("True")).isEqualTo(Tree.flag(true));
        assertThat(templates.plain("007")).isEqualTo(Tree.text("007"));
        assertThat(templates.plain("2026-11-25")).isEqualTo(Tree.text("2026-11-25"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ node.nope }}",
                "x{{ node.nope }}",
                "{{ nope }}",
                "{{ node.nope | upper }}",
                "{{ env.HOME }}",
                "{{ datetime.datetime.now() }}",
                "{{ dg.DailyPartitionsDefinition('2026-01-01') }}",
                "{{ node.name['__class__'] }}",
                "{{ node.name | attr('__class__') }}",
                "{{ [node.name] | map(attribute='__class__') | list }}",
                "{{ '{0.__class__}'.format(node.name) }}",
                "{{ node.meta.update({'team': 'x'}) }}",
                "{{ node.tags.append('x') }}",
                "{{ ''.__class__ }}",
                "{{ node.getClass() }}",
                "{{ ''.getClass().forName('java.lang.Runtime') }}",
                "{{ node.name.nope() }}"
            })
    void refuseWhatNobodyKnowsAndWhatIsNotAllowed(String template) {
        assertThatThrownBy(() -> rendered(template)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ node.name.zfill(999999999) * 99999 }}",
                "{{ 'a' * 100001 }}",
                "{{ 'a' | center(100001) }}",
                "{{ 'a'.rjust(100001) }}",
                "{{ 'a' | indent(100001, true) }}",
                "{{ '%99999d%99999d' % (1, 1) }}",
                "{{ '{:99999}{:99999}'.format('a', 'b') }}",
                "{{ '\\t'.expandtabs(100001) }}",
                "{{ ('a' * 1000).replace('a', 'b' * 1000) }}",
                "{{ ('a' * 1000).replace('', 'b' * 1000) }}",
                "{{ ('ab' * 1000) | list | join('c' * 1000) }}",
                "{{ ('é' * 90000) | urlencode }}",
                "{{ [0] * 10001 }}",
                "{{ [0] | batch(10001, 0) | list }}",
                "{{ [0] | slice(10001) | list }}",
                "{{ range(10001) }}",
                "{{ 9 ** 99999 }}",
                "{{ ['a' * 99999] * 99 }}",
                "{{ {'a': [[0] * 9999] * 9999} }}",
                "{{ 2 ** 100000 }}",
                "{% set x = [0] * 9999 %}{% set x = [x] * 9999 %}{{ x }}",
                "{% set x = [0] * 9999 %}{% set x = [x] * 9999 %}{% set y = [0] * 9999 %}{% set y = [y] * 9999 %}{{ x == y }}",
                "{% set x = [] %}{% set _ = x.append(x) %}{{ x }}",
                "{% set x = {} %}{% set _ = x.update({'x': x}) %}{{ x }}",
                "{% set x = [] %}{% set y = [[x]] %}{% set _ = x.append(y) %}{{ x }}",
                "{% set x = [] %}{% set y = [[x]] %}{% set _ = x.append(y) %}{{ x == y }}",
                "{% set x = [] %}{% for i in range(9999) %}{% for j in range(9) %}{% set _ = x.append(j) %}{% endfor %}{% endfor %}",
                "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
                "{% for x in [1] recursive %}{{ loop([1]) }}{% endfor %}",
                "{% for i in range(9999) %}{% for j in range(9999) %}{% set x = 'a' ~ i %}{% endfor %}{% endfor %}",
                "{% set ns = namespace(x=1) %}{% for i in range(9999) %}{% set ns.x = ns.x * 999999 %}{% endfor %}",
                "{% for a in range(999) %}{% for b in range(999) %}{% for c in range(999) %}x{% endfor %}{% endfor %}{% endfor %}"
            })
    void areBounded(String template) {
        assertThatThrownBy(() -> rendered(template)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatATemplateChangesIsItsOwn() {
        assertThat(rendered("{% set mine = node.fqn | list %}{% set _ = mine.append('x') %}{{ mine | length }}"))
                .isEqualTo(Tree.number(4));
        assertThat(rendered("{{ node.fqn | length }}")).isEqualTo(Tree.number(3));
    }

    @Test
    void bracketsInALongRowAreRefusedAndNotTooDeepForUs() {
        assertThatThrownBy(() -> rendered("{{ " + "(".repeat(4_000) + "1" + ")".repeat(4_000) + " }}"))
                .hasMessageContaining("nested too deeply");
        assertThatThrownBy(() -> rendered("{% if 1 %}".repeat(900))).isInstanceOf(IllegalArgumentException.class);

        assertThatThrownBy(() -> rendered("{{ " + "not ".repeat(2_000) + "1 }}"))
                .hasMessageContaining("nested too deeply");
        assertThatThrownBy(() -> rendered("{{ " + "-".repeat(2_000) + "1 }}"))
                .hasMessageContaining("nested too deeply");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', textBlock = """
            {{ automation_condition.eager() }}                                              → eager
            {{ dg.AutomationCondition.on_missing() }}                                       → on_missing
            {{ automation_condition.on_cron('0 9 * * *') }}                                 → on_cron(0 9 * * *, UTC)
            {{ automation_condition.on_cron('@daily', 'Europe/Berlin') }}                   → on_cron(@daily, Europe/Berlin)
            {{ automation_condition.on_cron('@daily', cron_timezone='Europe/Berlin') }}     → on_cron(@daily, Europe/Berlin)
            {{ dg.AutomationCondition.eager().with_label('mine') }}                         → mine
            """)
    void nameConditions(String template, String label) {
        assertThat(rendered(template)).isEqualTo(Tree.text(label));
    }

    private Tree rendered(String template) {
        return templates.over(NODE).render(template, () -> SPEC);
    }
}
