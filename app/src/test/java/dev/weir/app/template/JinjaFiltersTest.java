package dev.weir.app.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Jinja's filters. Every answer is one that Jinja 3.1.6 gave in its native mode. */
class JinjaFiltersTest {

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', textBlock = """
            {{ node.tags | unique | list }}                                                            → ['daily', 'PII', 'core']
            {{ node.tags | map('lower') | unique | sort | join(', ') }}                                → `'core, daily, pii'`
            {{ node.tags | sort }}                                                                     → ['core', 'daily', 'daily', 'PII']
            {{ node.tags | sort(case_sensitive=true) }}                                                → ['PII', 'core', 'daily', 'daily']
            {{ node.tags | sort(reverse=true) | first }}                                               → `'PII'`
            {{ [3, 1, 2] | sort(true) }}                                                               → [3, 2, 1]
            {{ node.meta.contacts | sort(attribute='name') | map(attribute='name') | list }}           → ['Ana', 'bo', 'Cy']
            {{ node.meta.contacts | sort(attribute='role,name') | map(attribute='name') | join }}      → `'boCyAna'`
            {{ node.meta.contacts | map(attribute='level', default=0) | list }}                        → [3, 1, 0]
            {{ node.meta.contacts | map(attribute='level') | select('defined') | sum }}                → 4
            {{ node.meta.contacts | selectattr('level') | map(attribute='name') | list }}              → ['Ana', 'bo']
            {{ node.meta.contacts | selectattr('role', 'equalto', 'dev') | map(attribute='name') | join('+') }} → `'bo+Cy'`
            {{ node.meta.contacts | rejectattr('level', 'defined') | map(attribute='name') | first }}  → `'Cy'`
            {{ node.meta.contacts | groupby('role') | map('first') | list }}                           → ['dev', 'owner']
            {{ node.meta.contacts | groupby('level', default=9) | map(attribute='grouper') | list }}   → [1, 3, 9]
            {{ node.meta.contacts | join(', ', attribute='name') }}                                    → `'Ana, bo, Cy'`
            {{ node.columns.values() | selectattr('meta.pii') | map(attribute='name') | list }}        → ['email']
            {{ node.columns.values() | selectattr('data_type', 'none') | list | length }}              → 1
            {{ node.columns | list }}                                                                  → ['id', 'email']
            {{ node.columns | length }}                                                                → 2
            {{ node.tags | select('in', ['PII', 'core']) | list }}                                     → ['PII', 'core']
            {{ node.tags | reject('equalto', 'daily') | list }}                                        → ['PII', 'core']
            {{ [1, 2, 3, 4] | select('even') | list }}                                                 → [2, 4]
            {{ [1, 2, 3, 4] | select('gt', 2) | list }}                                                → [3, 4]
            {{ [0, '', 'a', none] | select | list }}                                                   → ['a']
            {{ node.meta.domains.split(',') | map('trim') | list }}                                    → ['sales', 'billing', 'core']
            {{ node.fqn | map('replace', '_', '-') | join('/') }}                                      → `'shop/staging/stg-orders'`
            {{ node.fqn | map('length') | sum }}                                                       → 21
            {{ [1, 2, 3] | sum(start=10) }}                                                            → 16
            {{ [[1], [2]] | sum(start=[]) }}                                                           → [1, 2]
            {{ node.meta.contacts | selectattr('level', 'defined') | sum(attribute='level') }}         → 4
            {{ node.fqn | batch(2) | list }}                                                           → [['shop', 'staging'], ['stg_orders']]
            {{ node.fqn | batch(2, '-') | list }}                                                      → [['shop', 'staging'], ['stg_orders', '-']]
            {{ [1, 2, 3, 4, 5] | slice(2) | list }}                                                    → [[1, 2, 3], [4, 5]]
            {{ node.fqn | reverse | list }}                                                            → ['stg_orders', 'staging', 'shop']
            {{ 'abc' | reverse }}                                                                      → `'cba'`
            {{ node.fqn | last | title }}                                                              → `'Stg_orders'`
            {{ 'it is o-k' | title }}                                                                  → `'It Is O-K'`
            {{ 'it is o-k'.title() }}                                                                  → `'It Is O-K'`
            {{ node.name | replace('_', ' ') | capitalize }}                                           → `'Stg orders'`
            {{ [3, 1.5, 2] | min }}                                                                    → 1.5
            {{ node.fqn | max(attribute='0') }}                                                        → `'shop'`
            {{ node.meta.labels | dictsort }}                                                          → [['Env', 'prod'], ['tier', 'gold']]
            {{ node.meta.labels | dictsort(by='value', reverse=true) | map('first') | list }}          → ['Env', 'tier']
            {{ node.meta.labels | items | list }}                                                      → [['tier', 'gold'], ['Env', 'prod']]
            {{ node.meta.labels | tojson }}                                                            → {'Env': 'prod', 'tier': 'gold'}
            {{ node.meta.contacts | tojson }} x                                                        → `'[{"level": 3, "name": "Ana", "role": "owner"}, {"level": 1, "name": "bo", "role": "dev"}, {"name": "Cy", "role": "dev"}] x'`
            {{ "<it's>" | tojson }}!                                                                   → `'"\\\\u003cit\\\\u0027s\\\\u003e"!'`
            {{ node.meta.labels | tojson(indent=2) | length }}                                         → 37
            {{ node.meta.none | tojson }}                                                              → `'null'`
            {{ '42' | int + 1 }}                                                                       → 43
            {{ 'x' | int }}                                                                            → 0
            {{ 'x' | int(-1) }}                                                                        → -1
            {{ '3.9' | int }}                                                                          → 3
            {{ '0x1f' | int(base=16) }}                                                                → 31
            {{ '1.5' | float }}                                                                        → 1.5
            {{ 2.5 | round }}                                                                          → 2.0
            {{ 3.5 | round }}                                                                          → 4.0
            {{ 2.675 | round(2) }}                                                                     → 2.67
            {{ 7 | round }}                                                                            → 7
            {{ 2.1 | round(method='ceil') | int }}                                                     → 3
            {{ 2.19 | round(1, 'floor') }}                                                             → 2.1
            {{ 5 | string ~ 'h' }}                                                                     → `'5h'`
            {{ node.meta.neg | abs }}                                                                  → 7
            {{ 'a b c' | wordcount }}                                                                  → 3
            {{ 'one two three' | wordwrap(8) }}                                                        → `'one two\\nthree'`
            {{ 'one two' | indent(2, true) }}                                                          → `'  one two'`
            {{ 'a\\n\\nb' | indent }}                                                                  → `'a\\n\\n    b'`
            {{ 'a\\nb' | indent('> ', first=true) }}                                                   → `'> a\\n> b'`
            {{ 'ab' | center(6) }}.                                                                    → `'  ab  .'`
            {{ '%s-%s' | format('a', 1) }}                                                             → `'a-1'`
            {{ '<b>bold</b>' | striptags }}                                                            → `'bold'`
            {{ '<b>' | e }}                                                                            → `'&lt;b&gt;'`
            {{ 'a b/c&d' | urlencode }}                                                                → `'a%20b/c%26d'`
            {{ {'a': 'x y', 'b': 1} | urlencode }}                                                     → `'a=x+y&b=1'`
            {{ 1234567 | filesizeformat }}                                                             → `'1.2 MB'`
            {{ 2048 | filesizeformat(true) }}                                                          → `'2.0 KiB'`
            {{ ' x ' | trim }}!                                                                        → `'x!'`
            {{ '__x_' | trim('_') }}                                                                   → `'x'`
            {{ 'a-b-c' | replace('-', '+', 1) }}                                                       → `'a+b-c'`
            {{ 12 | replace('1', 'x') }}                                                               → `'x2'`
            {{ none | default('x') }}                                                                  → None
            {{ none | default('x', true) }}                                                            → `'x'`
            {{ node.meta.nope | default('x') }}                                                        → `'x'`
            {{ node.meta.nope | d(none) }}                                                             → None
            {{ node.meta.nope | default }}                                                             → `''`
            {{ node.meta.nope | default(node.name) | upper }}                                          → `'STG_ORDERS'`
            {{ node.name | first ~ node.name | last }}                                                 → `'ss'`
            {{ 'ab' | list }}                                                                          → ['a', 'b']
            {{ (1, 2) | list }}                                                                        → [1, 2]
            {{ node.meta.labels | xmlattr }}!                                                          → `' tier="gold" Env="prod"!'`
            {{ [1, '1', 1.0, true] | unique | list }}                                                  → [1, '1']
            {{ [[1, 2], [3]] | map('join', '-') | list }}                                              → ['1-2', '3']
            {{ node.meta.labels.items() | map('join', '=') | join(';') }}                              → `'tier=gold;Env=prod'`
            {{ node.meta.labels | attr('tier') is undefined }}                                         → True
            """)
    void comesToWhatItComesToInJinja(String template, String printed) {
        assertThat(ShopNode.rendered(template)).isEqualTo(printed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ node.name | nope }}",
                "{{ node.name | slugify }}",
                "{{ node.meta.labels | sort(nope=1) }}",
                "{{ node.version | length }}",
                "{{ node.version | list }}",
                "{{ [1, 'a'] | sort }}",
                "{{ ['a', 1] | max }}",
                "{{ ['a'] | sum }}",
                "{{ node.tags | map }}",
                "{{ node.tags | map('nope') | list }}",
                "{{ node.tags | select('nope') | list }}",
                "{{ node.name | replace('a') }}",
                "{{ node.name | round }}",
                "{{ node.name | upper(1) }}",
                "{{ node.name | items | list }}",
                "{{ node.name | dictsort }}",
                "{{ node.name | truncate(2) }}",
                "{{ [1] | batch }}",
                "{{ node.tags | map('upper') | tojson }}",
                "{{ [[1], [1]] | unique | list }}",
                "{{ 'a' | filesizeformat }}"
            })
    void isRefusedWhereJinjaRefuses(String template) {
        assertThatThrownBy(() -> ShopNode.rendered(template)).isInstanceOf(IllegalArgumentException.class);
    }
}
