package dev.weir.app.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.wiring.FileDoors;
import dev.weir.domain.asset.AssetKey;
import dev.weir.domain.asset.AssetSpec;
import dev.weir.domain.translation.LayeredTranslation;
import dev.weir.domain.translation.SpecTranslation;
import dev.weir.domain.translation.SpecWriting;
import dev.weir.domain.translation.Specs;
import dev.weir.domain.translation.TranslationSwitch;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds and runs what docs/extending.md shows. */
class ExtendingPageTest {

    private static final Path PAGE = Path.of("../docs/extending.md");
    private static final Path MANIFEST =
            Path.of("../adapter-dbtcloud/src/test/resources/goldens/specs/meadow.manifest.json.gz");

    /** A file's name in quotes, and what is in it. */
    private static final Pattern FILE = Pattern.compile("(?m)^`([^`\n]+)`\n```\\w+\n(.*?)^```$", Pattern.DOTALL);

    @TempDir
    private Path folder;

    @Test
    void theExampleTranslatesKeysAndGroups() throws IOException {
        var classes = build();
        try (var jar = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            var plugins = Plugins.translations(jar);

            assertThat(plugins).hasSize(1);
            var spec = spec(plugins, "model.meadow.yield_by_crop");
            assertThat(spec.key().parts().getFirst()).isEqualTo("marts");
            assertThat(spec.labels().group()).contains("marts");
            assertThat(spec.deps()).anyMatch(it -> it.key().equals(AssetKey.of("marts", "marts", "yield")));
        }
    }

    @Test
    void aPluginThatFailsCostsOnlyTheNodeThatItFailsAt() {
        var failing = new PluginTranslation(new SpecTranslation() {
            @Override
            public AssetSpec spec(dev.weir.domain.translation.TranslatedNode node, AssetSpec standard) {
                if (node.node().name().equals("yield")) {
                    throw new IllegalStateException("out of luck");
                }
                return standard;
            }
        });

        var specs = specs(List.of(failing));

        assertThat(specs.refusals()).singleElement().satisfies(it -> {
            assertThat(it.uniqueId()).isEqualTo("model.meadow.yield");
            assertThat(it.reason()).contains("out of luck");
        });
        assertThat(specs.assets()).hasSize(specs(List.of()).assets().size() - 1);
    }

    private Path build() throws IOException {
        var written = FILE.matcher(Files.readString(PAGE)).results().toList();
        for (MatchResult file : written) {
            var path = folder.resolve(file.group(1));
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.group(2));
        }
        var java = written.stream()
                .map(it -> it.group(1))
                .filter(it -> it.endsWith(".java"))
                .map(it -> folder.resolve(it).toString())
                .toList();
        var options = new java.util.ArrayList<>(
                List.of("-cp", System.getProperty("java.class.path"), "-proc:none", "-d", folder.toString()));
        options.addAll(java);
        int status = ToolProvider.getSystemJavaCompiler().run(null, null, null, options.toArray(String[]::new));
        assertThat(java).isNotEmpty();
        assertThat(status).isZero();
        return folder;
    }

    private static AssetSpec spec(List<SpecTranslation> plugins, String uniqueId) {
        return specs(plugins).assets().stream()
                .filter(it -> it.uniqueId().equals(uniqueId))
                .findFirst()
                .orElseThrow();
    }

    private static Specs specs(List<? extends SpecTranslation> plugins) {
        try (var file = FileDoors.artifacts().manifest(MANIFEST)) {
            var all = new BitSet();
            all.set(0, file.manifest().size());
            return SpecWriting.of(file, all, TranslationSwitch.defaults(), new LayeredTranslation(plugins));
        }
    }
}
