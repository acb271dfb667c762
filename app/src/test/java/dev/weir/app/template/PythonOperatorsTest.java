package dev.weir.app.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What values come to, by operators, members, slices and methods. Every answer is one that Jinja 3.1.6 gave in its native mode. */
class PythonOperatorsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', textBlock = """
            {{ '3' * 2 }}                                                        → 33
            {{ 2 * 'ab' }}                                                       → `'abab'`
            {{ [1, 2] * 2 }}                                                     → [1, 2, 1, 2]
            {{ (1, 2) * 2 }}                                                     → [1, 2, 1, 2]
            {{ 'ab' * -1 }}                                                      → `''`
            {{ [1] + ['a'] }}                                                    → [1, 'a']
            {{ 'a' + 'b' + 'c' }}                                                → `'abc'`
            {{ 7 / 2 }}                                                          → 3.5
            {{ 4 / 2 }}                                                          → 2.0
            {{ 7 // 2 }}                                                         → 3
            {{ -7 // 2 }}                                                        → -4
            {{ 7.5 // 2 }}                                                       → 3.0
            {{ -7.5 // 2 }}                                                      → -4.0
            {{ -7 % 3 }}                                                         → 2
            {{ 2 ** 10 }}                                                        → 1024
            {{ 2 ** -1 }}                                                        → 0.5
            {{ 2 ** 3 ** 2 }}                                                    → 64
            {{ -2 ** 2 }}                                                        → 4
            {{ 2 ** 64 }}                                                        → 18446744073709551616
            {{ 0.1 + 0.2 }}                                                      → 0.30000000000000004
            {{ 1e16 + 1 }}                                                       → 1e+16
            {{ 1.5e-7 * 1 }}!                                                    → `'1.5e-07!'`
            {{ 1 / 3 }}                                                          → 0.3333333333333333
            {{ 1_000 + 0x1f }}                                                   → 1031
            {{ true + true }}                                                    → 2
            {{ 3 - -3 }}                                                         → 6
            {{ -1 | abs }}                                                       → 1
            {{ 1 == 1.0 }}                                                       → True
            {{ 1 == true }}                                                      → True
            {{ '1' == 1 }}                                                       → False
            {{ [1] == [1.0] }}                                                   → True
            {{ (1,) == [1] }}                                                    → False
            {{ none == false }}                                                  → False
            {{ 1 < 2 < 3 }}                                                      → True
            {{ 3 > 2 > 2 }}                                                      → False
            {{ 0 < node.meta.sla <= 24 }}                                        → True
            {{ 'B' < 'a' }}                                                      → True
            {{ [1, 2] < [1, 3] }}                                                → True
            {{ 1 in [true] }}                                                    → True
            {{ 'or' in node.name }}                                              → True
            {{ 'core' not in node.tags }}                                        → False
            {{ 'tier' in node.meta.labels }}                                     → True
            {{ not node.meta.empty }}                                            → True
            {{ node.meta.empty or 'none' }}                                      → `'none'`
            {{ node.meta.none or node.group or 'nobody' }}                       → `'nobody'`
            {{ node.tags and node.tags[0] }}                                     → `'daily'`
            {{ 1 ~ 'a' ~ none ~ [1, 'b'] ~ 2.0 }}                                → "1aNone[1, 'b']2.0"
            {{ 'yes' if node.tags else 'no' }}                                   → `'yes'`
            {{ 'a' if false else 'b' if false else 'c' }}                        → `'c'`
            x{{ 'y' if node.meta.empty }}                                        → `'x'`
            {{ node.name, node.version }}                                        → ['stg_orders', 2]
            {{ (node.name,) }}                                                   → ['stg_orders']
            {{ {'a': 1, 'b': [2]} }}                                             → {'a': 1, 'b': [2]}
            {{ {1: 'a'}[1.0] }}                                                  → `'a'`
            {{ 'a' 'b' }}                                                        → `'ab'`
            {{ "tab\\tand \\x41" }}                                              → `'tab\\tand A'`
            {{ node.version }}{{ node.meta.sla }}                                → 224
            {{ node.version }}, {{ node.meta.sla }}                              → [2, 24]
            {{ node.name ~ '_v' ~ node.version }}                                → `'stg_orders_v2'`
            {{ node['meta']['labels'].tier }}                                    → `'gold'`
            {{ node.meta.labels['Env'] }}                                        → `'prod'`
            {{ node.columns.email['meta'].pii }}                                 → True
            {{ node.fqn.0 }}                                                     → `'shop'`
            {{ node.fqn[-1][-6:] }}                                              → `'orders'`
            {{ node.fqn[::-1] }}                                                 → ['stg_orders', 'staging', 'shop']
            {{ node.fqn[5:] }}                                                   → []
            {{ node.name[-1:-7:-2] }}                                            → `'ser'`
            {{ node.tags.index('core') }}                                        → 2
            {{ node.tags.count('daily') }}                                       → 2
            {{ '1, 2' }}                                                         → [1, 2]
            {{ '0x10' }}!                                                        → `'0x10!'`
            {{ '%s-%s' % (node.meta.labels.items() | list | first) }}            → `'tier-gold'`
            {{ '%s' % (node.meta.labels.items() | first | list) }}               → ['tier', 'gold']
            {{ '%s=%s' % ('a', 1) }}                                             → `'a=1'`
            {{ '%r' % 'a' }}                                                     → `'a'`
            {{ '%x %o %e %g' % (255, 8, 12345.678, 0.0001) }}                    → `'ff 10 1.234568e+04 0.0001'`
            {{ '{:>6}|{:<4}|{:^5}|'.format('a', 1, 'b') }}                       → `'     a|1   |  b  |'`
            {{ '{:,} {:.1%} {:05d} {:+}'.format(1234567, 0.256, 42, 7) }}        → `'1,234,567 25.6% 00042 +7'`
            {{ '{a}/{b[tier]}/{0}'.format(1, a=node.name, b=node.meta.labels) }} → `'stg_orders/gold/1'`
            {{ '{!r:>6}'.format('a') }}                                          → "   'a'"
            {{ 'a,b,,c'.split(',') }}                                            → ['a', 'b', '', 'c']
            {{ ' a  b '.split() }}                                               → ['a', 'b']
            {{ 'a b c'.split(None, 1) }}                                         → ['a', 'b c']
            {{ node.unique_id.rsplit('.', 1) }}                                  → ['model.shop', 'stg_orders']
            {{ node.name.partition('_') }}                                       → ['stg', '_', 'orders']
            {{ node.name.rpartition('x') }}                                      → ['', '', 'stg_orders']
            {{ node.name.startswith(('stg_', 'int_')) }}                         → True
            {{ node.name.replace('_', '-', 1).upper() }}                         → `'STG-ORDERS'`
            {{ 'ab'.center(7, '*') }}                                            → `'***ab**'`
            {{ 'x'.join(['a', 'b']) }}                                           → `'axb'`
            {{ node.meta.labels.items() | list }}                                → [['tier', 'gold'], ['Env', 'prod']]
            {{ node.meta.labels.keys() }} x                                      → "dict_keys(['tier', 'Env']) x"
            {{ node.meta.get('nope', 'none') }}                                  → `'none'`
            {{ node.meta.get('nope') }}                                          → None
            {{ range(1, 10, 3) | list }}                                         → [1, 4, 7]
            {{ range(3) }}!                                                      → `'range(0, 3)!'`
            {{ dict(a=1, b=2) }}                                                 → {'a': 1, 'b': 2}
            {{ dict(node.meta.labels, tier=1) }}                                 → {'tier': 1, 'Env': 'prod'}
            """)
    void comesToWhatItComesToInJinja(String template, String printed) {
        assertThat(ShopNode.rendered(template)).isEqualTo(printed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ '%s' % ('a', 'b') }}",
                "{{ '%s' % (node.meta.labels.items() | first) }}",
                "{% for pair in node.meta.labels.items() %}{{ '%s' % pair }}{% endfor %}",
                "{{ 1 + '1' }}",
                "{{ '1' + 1 }}",
                "{{ 'a' - 'b' }}",
                "{{ [1] + (2,) }}",
                "{{ 2.0 * 'a' }}",
                "{{ 1 / 0 }}",
                "{{ 1 // 0.0 }}",
                "{{ none + 1 }}",
                "{{ {} + {} }}",
                "{{ 'a' < 1 }}",
                "{{ none < 1 }}",
                "{{ 1 in '123' }}",
                "{{ {}[[1]] }}",
                "{{ node.name.nope() }}",
                "{{ node.tags.index('nope') }}",
                "{{ node.name.index('q') }}",
                "{{ ''.join([1]) }}",
                "{{ 'a'.split('') }}",
                "{{ 'a'.startswith(['a']) }}",
                "{{ none[1:] }}",
                "{{ node.name() }}",
                "{{ -node.name }}",
                "{{ {[1]: 2} }}",
                "{{ '{}{}'.format(1) }}",
                "{{ '{:d}'.format('a') }}",
                "{{ node.version.upper() }}",
                "{{ range(1, 2, 0) }}"
            })
    void isRefusedWhereJinjaRefuses(String template) {
        assertThatThrownBy(() -> ShopNode.rendered(template)).isInstanceOf(IllegalArgumentException.class);
    }
}
