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
            {"key": {"path": ["shop", "stg_orders"]}, "group_name": "core", "tags": {"a": ""}}
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
            {{ spec.key.path[-1] }}, {{ spec.group_name }}  → stg_orders, core
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
                "{% for a in range(999) %}{% for b in range(999) %}{% for c in range(999) %}x{% endfor %}{% endfor %}{% endfor %}"
            })
    void areBounded(String template) {
        assertThatThrownBy(() -> rendered(template)).isInstanceOf(IllegalArgumentException.class);
    }

    private Tree rendered(String template) {
        return templates.over(NODE).render(template, () -> SPEC);
    }
}
