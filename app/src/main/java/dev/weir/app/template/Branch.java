package dev.weir.app.template;

import com.hubspot.jinjava.tree.Node;
import com.hubspot.jinjava.tree.TagNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What stands in a tag up to the next {@code elif} or {@code else}.
 *
 * @param name the tag that it stands behind
 * @param head what that tag says
 */
record Branch(String name, String head, List<Node> body) {

    private static final Set<String> BEGINNINGS = Set.of("elif", "else");

    static boolean begins(Node node) {
        return node instanceof TagNode tag && BEGINNINGS.contains(tag.getName());
    }

    boolean isElse() {
        return name.equals("else");
    }

    /** At least one. Throws {@link IllegalArgumentException} for what stands behind the {@code else}. */
    static List<Branch> of(TagNode node) {
        var branches = new ArrayList<Branch>();
        var tag = node;
        List<Node> body = new ArrayList<>();
        for (var child : node.getChildren()) {
            if (child instanceof TagNode next && begins(next)) {
                branches.add(new Branch(tag.getName(), tag.getHelpers(), body));
                if (branches.getLast().isElse()) {
                    throw new IllegalArgumentException("%s stands behind an else".formatted(next.getName()));
                }
                tag = next;
                if (next.getName().equals("else") && !next.getHelpers().isBlank()) {
                    throw new IllegalArgumentException("an else has no condition, elif does");
                }
                body = new ArrayList<>();
            } else {
                body.add(child);
            }
        }
        branches.add(new Branch(tag.getName(), tag.getHelpers(), body));
        return branches;
    }
}
