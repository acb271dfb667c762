package dev.weir.app.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Jinja's tags, macros, loops and tests. Every answer is one that Jinja 3.1.6 gave in its native mode. */
class JinjaStatementsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', textBlock = """
            {% for tag in node.tags %}{{ tag }} {% endfor %}                                           → `'daily PII core daily '`
            {% for tag in node.tags if tag != 'daily' %}{{ loop.index }}:{{ tag }} {% endfor %}        → `'1:PII 2:core '`
            {% for tag in node.tags if tag == 'nope' %}{{ tag }}{% else %}none{% endfor %}             → `'none'`
            {% for tag in node.meta.empty %}{{ tag }}{% else %}{{ node.version }}{% endfor %}          → 2
            {% for tag in node.tags %}{{ tag }}{{ ', ' if not loop.last }}{% endfor %}                 → `'daily, PII, core, daily'`
            {% for tag in node.tags %}{{ tag }}{% if not loop.last %}, {% endif %}{% endfor %}         → `'daily, PII, core, daily'`
            {% for k, v in node.meta.labels.items() %}{{ k }}={{ v }};{% endfor %}                     → `'tier=gold;Env=prod;'`
            {% for k, v in node.meta.labels | dictsort %}{{ '%s=%s' % (k, v) }} {% endfor %}           → `'Env=prod tier=gold '`
            {% for pair in node.meta.labels.items() %}{{ '%s=%s ' % pair }}{% endfor %}                → `'tier=gold Env=prod '`
            {% for name in node.columns if node.columns[name].meta.pii %}{{ name }}{% endfor %}        → `'email'`
            {% for x in node.fqn %}{{ loop.index0 }}{{ loop.revindex }}{{ loop.revindex0 }}{{ loop.first }}{{ loop.length }} {% endfor %} → `'032True3 121False3 210False3 '`
            {% for x in node.fqn %}{{ loop.previtem }}<{{ x }}>{{ loop.nextitem }} {% endfor %}        → `'<shop>staging shop<staging>stg_orders staging<stg_orders> '`
            {% for x in node.fqn %}{{ loop.cycle('a', 'b') }}{% endfor %}                              → `'aba'`
            {% for x in [1, 1, 2] %}{% if loop.changed(x) %}{{ x }};{% endif %}{% endfor %}            → `'1;2;'`
            {% for x in [1, [2, [3]]] recursive %}{{ loop(x) if x is iterable else x }}.{% endfor %}   → `'1.2.3.0..'`
            {% for a in [1, 2] %}{% for b in 'xy' %}{{ a }}{{ b }}{{ loop.depth }} {% endfor %}{% endfor %} → `'1x1 1y1 2x1 2y1 '`
            {% for a, (b, c) in [(1, (2, 3))] %}{{ a }}-{{ b }}-{{ c }}{% endfor %}                    → `'1-2-3'`
            {% for i in range(3) %}{{ i }},{% endfor %}                                                → [0, 1, 2]
            {% for g in node.meta.contacts | groupby('role') %}{{ g.grouper }}: {{ g.list | map(attribute='name') | join('+') }}; {% endfor %} → `'dev: bo+Cy; owner: Ana; '`
            {% for role, people in node.meta.contacts | groupby('role') %}{{ role }}{{ people | length }} {% endfor %} → `'dev2 owner1 '`
            {% if node.version == 2 %}{{ node.fqn }}{% endif %}                                        → ['shop', 'staging', 'stg_orders']
            {% if node.version > 2 %}new{% elif node.version == 2 %}two{% else %}old{% endif %}        → `'two'`
            {% if false %}x{% endif %}                                                                 → None
            {% if node.meta.nope %}x{% else %}y{% endif %}                                             → `'y'`
            {% if node.group is not none and node.group %}{{ node.group }}{% else %}none{% endif %}    → `'none'`
            {% set a = node.name %}{{ a | upper }}                                                     → `'STG_ORDERS'`
            {% set a, b = node.name.split('_') %}{{ b }}-{{ a }}                                       → `'orders-stg'`
            {% set a %}{{ node.name }}!{% endset %}{{ a | length }}                                    → 11
            {% set a | upper %}x{{ node.name }}{% endset %}{{ a }}                                     → `'XSTG_ORDERS'`
            {% set a %}7{% endset %}{{ a + 1 }}                                                        → 8
            {% set x = 1 %}{% for i in [1, 2] %}{% set x = x + i %}{% endfor %}{{ x }}                 → 1
            {% set ns = namespace(n=0) %}{% for i in [1, 2] %}{% set ns.n = ns.n + i %}{% endfor %}{{ ns.n }} → 3
            {% set parts = [] %}{% for x in node.fqn %}{% set _ = parts.append(x | upper) %}{% endfor %}{{ parts | join('.') }} → `'SHOP.STAGING.STG_ORDERS'`
            {% set d = {'a': 1} %}{% set _ = d.update({'b': 2}) %}{{ d }}                              → {'a': 1, 'b': 2}
            {% macro tag(x, y='d') %}{{ x }}/{{ y }}{% endmacro %}{{ tag(1) }} {{ tag('a', y='b') }}   → `'1/d a/b'`
            {% macro two(x) %}{{ x * 2 }}{% endmacro %}{{ two(2) + 1 }}                                → 5
            {% macro all() %}{{ varargs }}{{ kwargs }}{% endmacro %}{{ all(1, a=2) }}                  → "(1,){'a': 2}"
            {% macro box() %}[{{ caller() }}]{% endmacro %}{% call box() %}{{ node.version }}{% endcall %} → [2]
            {% macro each(xs) %}{% for x in xs %}{{ caller(x) }}{% endfor %}{% endmacro %}{% call(x) each([1, 2]) %}<{{ x }}>{% endcall %} → `'<1><2>'`
            {% filter upper %}a {{ node.name }}{% endfilter %}                                         → `'A STG_ORDERS'`
            {% with a = 1, b = 2 %}{{ a + b }}{% endwith %}                                            → 3
            {% raw %}{{ x }}{% endraw %}{{ node.version }}                                             → `'{{ x }}2'`
            a {#- nothing -#} b                                                                        → `'ab'`
            {# nothing #}                                                                              → None
            a   {%- if true -%}   b   {%- endif -%}   c                                                → `'abc'`
            a {{- ' b ' -}} c                                                                          → `'a b c'`
            {%+ if true +%} b {% endif %}                                                              → `' b '`
            {{ -7 }}{{- -1 -}} 2                                                                       → `'-7-12'`
            x{{{'a': 1}}}                                                                              → "x{'a': 1}"
            {% set x = {'a': {'b': 2}} %}{{ x.a.b }}                                                   → 2
            {{ {'empty': 1, 'div': 3}.div }}                                                           → 3
            {% print node.name %}                                                                      → `'stg_orders'`
            {% set c = cycler('a', 'b') %}{{ c.next() }}{{ c.next() }}{{ c.next() }}{{ c.current }}    → `'abab'`
            {% set j = joiner('; ') %}{% for x in node.fqn %}{{ j() }}{{ x }}{% endfor %}              → `'shop; staging; stg_orders'`
            {{ node.version is number and node.name is string }}                                       → True
            {{ node.tags is sequence and node.meta is mapping and node.version is integer }}           → True
            {{ node.meta.score is float and node.meta.sla is divisibleby 12 }}                         → True
            {{ node.group is none }}                                                                   → True
            {{ node.meta.nope is defined }}                                                            → False
            {{ node.meta.nope is not defined or node.meta.nope is none }}                              → True
            {{ node.version is odd or node.version is even }}                                          → True
            {{ node.name is lower and 'PII' is upper }}                                                → True
            {{ 'PII' is in node.tags }}                                                                → True
            {{ node.version is eq 2 and node.version is gt(1) }}                                       → True
            {{ true is true and true is boolean and 1 is not boolean }}                                → True
            """)
    void comesToWhatItComesToInJinja(String template, String printed) {
        assertThat(ShopNode.rendered(template)).isEqualTo(printed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{% do node.tags %}",
                "{% filter %}a{% endfilter %}",
                "{% if 0 %}a{% else zzz %}b{% endif %}",
                "{% if 1 %}a{% else %}b{% elif 2 %}c{% endif %}",
                "{% include 'a' %}",
                "{% unknown %}",
                "{% if true %}",
                "{% endif %}",
                "{% for x in node.version %}{% endfor %}",
                "{% for x in node.tags %}{% break %}{% endfor %}",
                "{% set a, b = [1, 2, 3] %}{{ a }}",
                "{% set 1 = 2 %}",
                "{{ node.name",
                "{{ }}",
                "{{ node.name | }}",
                "{{ a b }}",
                "{{ 'a }}",
                "{{ (1 }}",
                "{{ node..name }}",
                "{{ 1 if }}",
                "{{ [x for x in node.tags] }}",
                "{# open",
                "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(1, 2) }}",
                "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(y=2) }}",
                "{{ node.name is nope }}",
                "{% set a = 1 %}{% set a.b = 2 %}",
                "{% for x in node.tags if loop.first %}{{ x }}{% endfor %}"
            })
    void isRefusedWhereJinjaRefuses(String template) {
        assertThatThrownBy(() -> ShopNode.rendered(template)).isInstanceOf(IllegalArgumentException.class);
    }
}
