package dev.weir.app.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.app.json.JsonText;
import dev.weir.app.wiring.FileDoors;
import dev.weir.domain.asset.AssetKey;
import dev.weir.domain.translation.SpecTranslation;
import dev.weir.domain.translation.TranslatedNode;
import dev.weir.domain.value.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeTranslationTest {

    private static final String MANIFEST = """
            {"metadata": {"adapter_type": "duckdb"}, "sources": {}, "nodes": {
              "model.shop.orders": {"name": "orders", "resource_type": "model", "package_name": "shop", "schema": "marts",
                "description": "{{ not a template }}", "config": {"materialized": "table"}, "depends_on": {"nodes": []}}}}
            """;

    @TempDir
    private Path folder;

    @Test
    void aTemplateMayComeToAllAttributesAtOnce() throws IOException {
        var asset = translated("{{ {'group': node.schema, 'key_prefix': ['x'], 'description': node.description} }}");
        assertThat(asset.at("group")).contains(Tree.text("marts"));
        assertThat(asset.at("key")).contains(Tree.items(List.of(Tree.text("x"), Tree.text("orders"))));
        assertThat(asset.at("description")).contains(Tree.text("{{ not a template }}"));
    }

    @Test
    void theSpecThatATemplateSeesHasTheKeyFromBeforeIt() throws IOException {
        var asset = translated("{{ {'key': 'new/' ~ node.name, 'metadata': {'before': spec.key.path}} }}");
        assertThat(asset.at("key")).contains(Tree.items(List.of(Tree.text("new"), Tree.text("orders"))));
        assertThat(((Tree.Fields) asset.at("metadata").orElseThrow()).at("before"))
                .hasValueSatisfying(it -> assertThat(JsonText.print(it)).contains("[\"orders\"]"));
    }

    @Test
    void noKindsAreTakenForAnEmptyList() throws IOException {
        var asset = translated(rule(Map.of("kinds", Tree.text("{{ ['x'] if node.name == 'other' else none }}"))));
        assertThat(asset.at("kinds")).contains(Tree.items(List.of()));
    }

    @Test
    void theTagsThatARuleSeesHoldTheKinds() throws IOException {
        var asset = translated(
                rule(Map.of("kinds", Tree.items(List.of()), "description", Tree.text("{{ spec.tags | join('|') }}"))));
        assertThat(asset.at("description")).contains(Tree.text("dagster/kind/dbtcloud|dagster/kind/duckdb"));
    }

    @Test
    void theSpecThatARuleSeesHasTheKeyFromBeforeIt() throws IOException {
        var asset = translated(rule(Map.of(
                "key", Tree.text("new/{{ node.name }}"), "description", Tree.text("was {{ spec.key.path | join }}"))));
        assertThat(asset.at("key")).contains(Tree.items(List.of(Tree.text("new"), Tree.text("orders"))));
        assertThat(asset.at("description")).contains(Tree.text("was orders"));
    }

    @Test
    void theSpecThatARuleSeesHasThePluginsKey() throws IOException {
        var plugin = new SpecTranslation() {
            @Override
            public AssetKey key(TranslatedNode node, AssetKey standard) {
                return standard.below(List.of("plugged"));
            }
        };
        var rule = rule(Map.of(
                "key_prefix", Tree.text("new"), "description", Tree.text("was {{ spec.key.path | join('/') }}")));
        var asset = translated(rule, List.of(plugin));
        assertThat(asset.at("key"))
                .contains(Tree.items(List.of(Tree.text("new"), Tree.text("plugged"), Tree.text("orders"))));
        assertThat(asset.at("description")).contains(Tree.text("was plugged/orders"));
    }

    @Test
    void oneThatComesToSomethingElseIsRefusedByName() {
        assertThatThrownBy(() -> translated("{{ node.name }}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a text, not to a map");
    }

    private static Tree.Fields rule(Map<String, Tree> attributes) {
        return Tree.fields(new LinkedHashMap<>(attributes));
    }

    private Tree.Fields translated(String template) throws IOException {
        return translated(Tree.text(template));
    }

    private Tree.Fields translated(Tree translation) throws IOException {
        return translated(translation, List.of());
    }

    private Tree.Fields translated(Tree translation, List<SpecTranslation> plugins) throws IOException {
        var file = Files.writeString(folder.resolve("manifest.json"), MANIFEST);
        var asked = Tree.fields(new LinkedHashMap<>(Map.of("translation", translation)));
        try (var manifest = FileDoors.artifacts().manifest(file)) {
            var answer = SpecQuestion.of(asked, plugins).answer(manifest);
            var printed = (Tree.Fields) JsonText.read("answer", JsonText.print(Tree.fields(answer)));
            return (Tree.Fields)
                    ((Tree.Items) printed.at("assets").orElseThrow()).values().getFirst();
        }
    }
}
