package dev.weir.app.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done with names that nobody knows. Every answer is one that Jinja 3.1.6 gave in its native mode. */
class UnknownNamesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', textBlock = """
            {{ node.meta.nope == nope }}                         → True
            {{ node.meta.nope == none }}                         → False
            {{ 'a' in nope }}                                    → False
            {{ node.meta.nope or 'x' }}                          → `'x'`
            {{ not nope }}                                       → True
            {% if node.meta.nope %}a{% else %}b{% endif %}       → `'b'`
            {% for x in nope %}{{ x }}{% else %}none{% endfor %} → `'none'`
            {{ node.tags[9] is defined }}                        → False
            {{ node.meta.none.nope is defined }}                 → False
            {{ node.name.nope is defined }}                      → False
            {{ [nope] | map('default', 'x') | list }}            → ['x']
            {{ node.meta.nope | default }}!                      → `'!'`
            x{{ [] | first }}                                    → `'x'`
            {{ [] | first | default('none') }}                   → `'none'`
            {{ [] | max | default(0) }}                          → 0
            x{{ 'y' if nope }}                                   → `'x'`
            {% macro m(x) %}<{{ x }}>{% endmacro %}{{ m() }}     → `'<>'`
            """)
    void comesToWhatItComesToInJinja(String template, String printed) {
        assertThat(ShopNode.rendered(template)).isEqualTo(printed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ node.meta.nope }}",
                "{{ nope }}",
                "{{ node.meta.nope.deeper }}",
                "{{ node.meta.nope.deeper | default('x') }}",
                "{{ node.meta.nope[0] }}",
                "{{ node.meta.nope + 1 }}",
                "{{ 1 + nope }}",
                "{{ nope < 1 }}",
                "{{ nope() }}",
                "{{ nope | int }}",
                "{{ nope | tojson }}",
                "{{ node.tags[9] }}",
                "{{ [] | first }}",
                "{{ 'a' if false }}",
                "{{ nope[1:] }}"
            })
    void isRefusedWhereJinjaRefuses(String template) {
        assertThatThrownBy(() -> ShopNode.rendered(template)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Jinja prints nothing for the name. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "x{{ node.meta.nope }}",
                "{{ node.meta.nope }}{{ nope }}.",
                "{{ node.meta.nope ~ 'a' }}",
                "{{ node.meta.nope | upper }}",
                "{{ node.meta.nope | list }}",
                "{{ node.meta.nope | length }}",
                "{{ node.meta.nope | join(', ') }}",
                "{{ [nope] | join(', ') }}",
                "{{ node.meta.contacts | map(attribute='level') | join(', ') }}",
                "{{ '%s' % nope }}",
                "{{ '{}'.format(nope) }}",
                "x{{ node.tags[9] }}"
            })
    void isRefusedWhereAHoleWouldNotBeSeen(String template) {
        assertThatThrownBy(() -> ShopNode.rendered(template)).isInstanceOf(IllegalArgumentException.class);
    }
}
