package dev.weir.app.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.domain.value.Place;
import dev.weir.domain.value.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page about the configuration knows every key that the schema knows, and those that this version refuses. */
class DocumentedKeysTest {

    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");

    private final Set<String> here = new LinkedHashSet<>();
    private final Set<String> later = new LinkedHashSet<>();

    @Test
    void everyKeyIsTold() throws IOException {
        var page = Files.readString(Path.of("..", "docs", "configuration.md"));
        var refused = page.substring(page.indexOf("## Not yet"));
        gather("", Schema.file());

        assertThat(here).contains("poll", "management-port").isSubsetOf(words(page));
        assertThat(later).isNotEmpty().isSubsetOf(words(refused));
        assertThat(words(refused)).doesNotContainAnyElementsOf(Set.of("poll", "management-port"));
    }

    private static Set<String> words(String page) {
        return CODE.matcher(page)
                .results()
                .flatMap(match -> Pattern.compile("[^a-z0-9-]+").splitAsStream(match.group(1)))
                .collect(Collectors.toSet());
    }

    private void gather(String path, Shape shape) {
        switch (shape) {
            case Shape.Section(var keys) ->
                keys.forEach((key, value) -> {
                    var inner = path.isEmpty() ? key : path + "." + key;
                    if (NotYet.refusal(inner, new Tree.Text("x", Place.NOWHERE)).isPresent()) {
                        later.add(key);
                    } else {
                        here.add(key);
                        gather(inner, value);
                    }
                });
            case Shape.Named(var each) -> gather(path + ".name", each);
            case Shape.Several(var each) -> gather(path, each);
            case Shape.Either(var shapes) -> shapes.forEach(each -> gather(path, each));
            case Shape.Word _,
                    Shape.Hidden _,
                    Shape.Choice _,
                    Shape.Whole _,
                    Shape.YesNo _,
                    Shape.Length _,
                    Shape.Anything _ -> {}
        }
    }
}
