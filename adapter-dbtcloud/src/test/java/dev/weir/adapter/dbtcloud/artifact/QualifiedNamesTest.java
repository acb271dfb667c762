package dev.weir.adapter.dbtcloud.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a node's qualified name has in common with others, and what name and alias have in common, is compared and not read. */
class QualifiedNamesTest {

    /** A text as it is written in JSON, and what it says. */
    private record Written(String json, String said) {}

    private static final List<Written> PARTS = List.of(
            new Written("\"p\"", "p"),
            new Written("\"marts\"", "marts"),
            new Written("\"a]\"", "a]"),
            new Written("\"]\"", "]"),
            new Written("\"a\\\"]\"", "a\"]"),
            new Written("\"a\\\\\"", "a\\"),
            new Written("\"m\\u0061rts\"", "marts"),
            new Written("\"größe\"", "größe"),
            new Written("\"a, \\\"b\"", "a, \"b"),
            new Written("\"\"", ""));

    private record Drawn(Written name, Written alias, List<Written> fqn, String json) {}

    @TempDir
    private Path folder;

    @Test
    void eachNodeHasItsOwnWhateverTheOthersHave() throws IOException {
        var random = new Random(7);
        var drawn = new ArrayList<Drawn>();
        var nodes = new StringJoiner(", ", "{\"nodes\": {", "}}");
        for (int at = 0; at < 60_000; at++) {
            drawn.add(drawn(random));
            nodes.add("\"model.p.m%05d\": %s".formatted(at, drawn.get(at).json()));
        }
        var path = Files.writeString(folder.resolve("manifest.json"), nodes.toString());

        try (var file = new ArtifactFiles().manifest(path)) {
            for (int at = 0; at < drawn.size(); at++) {
                var node = file.manifest().node("model.p.m%05d".formatted(at));
                var wanted = drawn.get(at);
                assertThat(node.name())
                        .as(wanted.json())
                        .isEqualTo(wanted.name().said());
                assertThat(node.fqn())
                        .as(wanted.json())
                        .isEqualTo(
                                wanted.fqn().isEmpty()
                                        ? List.of("p", wanted.name().said())
                                        : wanted.fqn().stream()
                                                .map(Written::said)
                                                .toList());
                assertThat(node.alias())
                        .as(wanted.json())
                        .isEqualTo(
                                wanted.alias().said().isEmpty()
                                        ? wanted.name().said()
                                        : wanted.alias().said());
            }
        }
    }

    private static Drawn drawn(Random random) {
        var name = part(random);
        var alias = random.nextInt(3) == 0 ? part(random) : name;
        var fqn = new ArrayList<Written>();
        for (int left = random.nextInt(4); left > 0; left--) {
            fqn.add(part(random));
        }
        fqn.add(random.nextInt(3) == 0 ? part(random) : name);
        var list = new StringJoiner(random.nextBoolean() ? ", " : ",", random.nextInt(9) == 0 ? "[ " : "[", "]");
        fqn.forEach(it -> list.add(it.json()));
        int odd = random.nextInt(12);
        String written = switch (odd) {
            case 0 -> "[7, %s, null]".formatted(name.json());
            case 1 -> name.json();
            case 2 -> "null";
            default -> list.toString();
        };
        List<Written> said = odd > 2 ? fqn : odd == 2 ? List.of() : List.of(name);
        var ofName = "\"name\": " + name.json();
        var ofFqn = "\"fqn\": " + written;
        var rest = "\"package_name\": \"p\", \"alias\": " + alias.json();
        return new Drawn(
                name,
                alias,
                said,
                random.nextInt(9) == 0
                        ? "{%s, %s, %s}".formatted(ofFqn, rest, ofName)
                        : "{%s, %s, %s}".formatted(ofName, ofFqn, rest));
    }

    /** One of many, so that some of what is remembered falls to the place of another. */
    private static Written part(Random random) {
        int number = random.nextInt(4 * PARTS.size());
        return number < PARTS.size() ? PARTS.get(number) : new Written("\"f%d\"".formatted(number), "f" + number);
    }
}
