package dev.weir.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the pages say of the house and of each other is so. */
class DocsTest {

    private static final Path TOP = Path.of("..").toAbsolutePath().normalize();

    private static final Pattern FENCE = Pattern.compile("(?ms)^```.*?^```$");
    private static final Pattern CODE = Pattern.compile("`[^`\n]*`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+)$");

    /** A link of a page: where it stands, what it says, and the file that it means. */
    private record Link(Path page, String said) {

        Path target() {
            return page.resolveSibling(said.replaceFirst("#.*", "")).normalize();
        }

        boolean isBroken() {
            try {
                if (said.startsWith("#")) {
                    return !anchors(page).contains(said.substring(1));
                }
                int anchor = said.indexOf('#');
                return !Files.exists(target())
                        || (anchor > 0 && !anchors(target()).contains(said.substring(anchor + 1)));
            } catch (IOException unreadable) {
                return true;
            }
        }

        @Override
        public String toString() {
            return "%s: %s".formatted(TOP.relativize(page), said);
        }
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        var links = new ArrayList<Link>();
        for (var page : pages()) {
            links.addAll(links(page));
        }
        assertThat(links).hasSizeGreaterThan(10);
        assertThat(links.stream().filter(Link::isBroken)).isEmpty();
    }

    @Test
    void aLinkToNowhereIsFound() {
        var readme = TOP.resolve("README.md");
        assertThat(List.of(new Link(readme, "docs/nowhere.md"), new Link(readme, "docs/tick.md#nowhere")))
                .allMatch(Link::isBroken);
    }

    @Test
    void everyPageIsFoundFromTheReadme() throws IOException {
        var met = new TreeSet<Path>();
        var next = new ArrayDeque<Path>(List.of(TOP.resolve("README.md")));
        while (!next.isEmpty()) {
            var page = next.remove();
            if (met.add(page) && page.toString().endsWith(".md")) {
                links(page).stream()
                        .map(Link::target)
                        .filter(Files::isRegularFile)
                        .forEach(next::add);
            }
        }
        assertThat(met).containsAll(pages());
    }

    @Test
    void theRoomsOfTheCoreAreTold() throws IOException {
        assertThat(Files.readString(TOP.resolve("docs/architecture.md")).replaceAll("\\s+", " "))
                .contains(String.join(", ", Walls.DOMAIN));
    }

    @Test
    void everyWallIsTold() throws IOException {
        var told = Files.readString(TOP.resolve("docs/architecture.md"));
        assertThat(Walls.below("dev.weir")).allSatisfy(wall -> assertThat(told).contains("- " + wall.name()));
    }

    private static List<Link> links(Path page) throws IOException {
        var prose = CODE.matcher(FENCE.matcher(Files.readString(page)).replaceAll(""))
                .replaceAll("`code`");
        return LINK.matcher(prose)
                .results()
                .map(match -> match.group(1))
                .filter(said -> !ELSEWHERE.matcher(said).matches())
                .map(said -> new Link(page, said))
                .toList();
    }

    /** The headings of a page as a browser knows them. */
    private static List<String> anchors(Path page) throws IOException {
        return HEADING.matcher(FENCE.matcher(Files.readString(page)).replaceAll(""))
                .results()
                .map(match -> match.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }

    private static List<Path> pages() throws IOException {
        try (var top = Files.list(TOP);
                var docs = Files.walk(TOP.resolve("docs"))) {
            return Stream.concat(top, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }
}
