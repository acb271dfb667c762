package dev.weir.adapter.dbtcloud.sandbox;

import dev.weir.adapter.dbtcloud.sandbox.ProjectIndex.Node;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Enough of dbt's selection language to carry out what the sandbox is asked for: unions, commas, plus signs with and without depth,
 * and the methods that people use most. A word that it does not know selects nothing.
 */
final class Picking {

    private static final Pattern WORD = Pattern.compile("(@|\\d*\\+)?(?:([a-z_.]+):)?(.*?)(\\+\\d*)?");

    private final ProjectIndex project;

    Picking(ProjectIndex project) {
        this.project = project;
    }

    /** {@return the nodes of a command, tests of what is selected included} */
    Set<String> of(DbtLine line) {
        Set<String> all =
                line.selected().isEmpty() ? new TreeSet<>(project.nodes().keySet()) : union(line.selected());
        withTests(all);
        if (!line.excluded().isEmpty()) {
            all.removeAll(union(line.excluded()));
        }
        return all;
    }

    private Set<String> union(List<String> words) {
        var found = new TreeSet<String>();
        for (var word : words) {
            TreeSet<String> both = null;
            for (var part : word.split(",", -1)) {
                var one = part(part);
                if (both == null) {
                    both = new TreeSet<>(one);
                } else {
                    both.retainAll(one);
                }
            }
            found.addAll(both == null ? Set.of() : both);
        }
        return found;
    }

    private void withTests(Set<String> all) {
        for (var node : project.nodes().values()) {
            if (isTest(node) && node.parents().stream().anyMatch(all::contains)) {
                all.add(node.id());
            }
        }
    }

    private static boolean isTest(Node node) {
        return node.type().equals("test") || node.type().equals("unit_test");
    }

    private Set<String> part(String word) {
        var matcher = WORD.matcher(word);
        if (!matcher.matches()) {
            return Set.of();
        }
        var method = matcher.group(2) == null ? "" : matcher.group(2);
        var test = test(method, matcher.group(3));
        var found = new TreeSet<String>();
        for (var node : project.nodes().values()) {
            if (test.test(node)) {
                found.add(node.id());
            }
        }
        var result = new TreeSet<>(found);
        if (matcher.group(1) != null) {
            result.addAll(project.above(found));
        }
        if (matcher.group(4) != null || "@".equals(matcher.group(1))) {
            result.addAll(project.below(found));
        }
        if ("@".equals(matcher.group(1))) {
            result.addAll(project.above(result));
        }
        return result;
    }

    private static Predicate<Node> test(String method, String value) {
        var glob = Pattern.compile(Pattern.quote(value).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q"));
        return switch (method) {
            case "" ->
                node -> name(node, value, glob)
                        || node.path().endsWith("/" + value)
                        || node.path().equals(value);
            case "fqn" -> node -> name(node, value, glob);
            case "tag" ->
                node -> node.tags().stream().anyMatch(tag -> glob.matcher(tag).matches());
            case "path", "file" ->
                node -> node.path().equals(value)
                        || node.path().startsWith(value.replaceAll("/?\\*?$", "") + "/")
                        || node.path().endsWith("/" + value);
            case "package" -> node -> glob.matcher(node.packageName()).matches();
            case "source" ->
                node -> node.type().equals("source")
                        && (glob.matcher(node.name()).matches() || node.name().startsWith(value + "."));
            case "exposure" ->
                node -> node.type().equals("exposure")
                        && glob.matcher(node.name()).matches();
            case "resource_type" -> node -> node.type().equals(value);
            case "test_type" ->
                node -> value.equals("unit")
                        ? node.type().equals("unit_test")
                        : node.type().equals("test");
            case "config.materialized" -> node -> node.materialised().equals(value);
            case "state", "result", "source_status" -> node -> !node.type().equals("seed");
            default -> _ -> false;
        };
    }

    private static boolean name(Node node, String value, Pattern glob) {
        if (isTest(node)) {
            return node.name().equals(value);
        }
        var fqn = String.join(".", node.fqn());
        return glob.matcher(node.name()).matches()
                || glob.matcher(fqn).matches()
                || fqn.startsWith(value + ".")
                || (node.fqn().size() > 1
                        && String.join(".", node.fqn().subList(1, node.fqn().size()))
                                .startsWith(value + "."))
                || (node.fqn().size() > 1
                        && String.join(".", node.fqn().subList(1, node.fqn().size()))
                                .equals(value));
    }
}
