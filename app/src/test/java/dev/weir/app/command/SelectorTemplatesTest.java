package dev.weir.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.app.json.JsonText;
import dev.weir.domain.selection.SelectionException;
import dev.weir.domain.value.Tree;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What templates in selectors come to: held against dbt-core 1.12.6, which renders them in a native mode of its own. */
class SelectorTemplatesTest {

    private static final TemplateExpression.Scope SCOPE = new TemplateExpression.Scope(
            Map.of("area", Tree.text("marts"), "depth", Tree.number(2)),
            Map.of("YES", "True", "LOW", "true", "N", "3"),
            "dev");

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', textBlock = """
            {{ target.name == 'dev' | as_bool }}              → true
            {{ target.name == 'prod' | as_bool }}             → false
            {{ (target.name == 'dev') | as_bool }}            → true
            {{ target.name in ['dev', 'ci'] | as_bool }}      → true
            {{ not target.name == 'prod' | as_bool }}         → true
            {{ target.name == 'dev' or target.name == 'b' | as_bool }} → true
            {{ env_var('YES') | as_bool }}                    → true
            {{ env_var('N') | as_number }}                    → 3
            {{ env_var('N') | as_native }}                    → 3
            {{ env_var('LOW') | as_native }}                  → "true"
            {{ env_var('N') | as_text }}                      → "3"
            {{ env_var('N') }}                                → "3"
            {{ var('depth') }}                                → 2
            {{ var('area') ~ '+' }}                           → "marts+"
            {{ var('depth') }}+                               → "2+"
            {{ 1 }}                                           → "1"
            {{ 1 + 1 }}                                       → "2"
            {{ true }}                                        → "True"
            {{ 'True' | as_bool }}                            → "True"
            {# a word #}{{ target.name == 'dev' }}            → true
            a{b                                               → "a{b"
            """)
    void comeToWhatTheyComeToInDbt(String template, String value) {
        assertThat(JsonText.print(SelectorTemplates.render(Tree.text(template), SCOPE))
                        .strip())
                .isEqualTo(value);
    }

    @Test
    void theLastEndOfALineIsNoPartOfATemplate() {
        assertThat(SelectorTemplates.render(Tree.text("{{ var('depth') }}\n"), SCOPE))
                .isEqualTo(Tree.number(2));
        assertThat(SelectorTemplates.render(Tree.text("a{b\n"), SCOPE)).isEqualTo(Tree.text("a{b\n"));
    }

    @Test
    void theyAreRenderedWhereverTheyStand() {
        assertThat(SelectorTemplates.render(Tree.items(List.of(Tree.text("tag:{{ target.name }}"))), SCOPE))
                .isEqualTo(Tree.items(List.of(Tree.text("tag:dev"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ env_var('LOW') | as_bool }}",
                "{{ target.name | as_number }}",
                "{{ env_var('NOT_SET') }}",
                "{{ var('nope') }}",
                "{{ target.schema }}",
                "{% if true %}a{% endif %}",
                "{{ target.name",
            })
    void whatCannotBeRenderedIsRefused(String template) {
        assertThatThrownBy(() -> SelectorTemplates.render(Tree.text(template), SCOPE))
                .isInstanceOf(SelectionException.class);
    }
}
