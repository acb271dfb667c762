package dev.weir.domain.workspace;

import dev.weir.domain.asset.AssetParents;
import dev.weir.domain.asset.Attribute;
import dev.weir.domain.asset.Manifest;
import dev.weir.domain.asset.Node;
import dev.weir.domain.asset.ResourceType;
import dev.weir.domain.value.WorkspaceName;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which nodes of a workspace belong to another project (dbt Mesh), and whose they are. A node is found by its unique id in the
 * workspace of the same account that holds it in an environment of the same kind; else by an equal relation in one account and
 * adapter; else where {@code links:} says; else it is a stub. Errs towards a stub: where two workspaces could own it, none does.
 */
public final class Mesh {

    private final List<Member> members;
    private final List<Link> links;
    private final Map<WorkspaceName, Map<String, List<Integer>>> relations = new HashMap<>();

    /** A workspace with what is known of it. {@code kind} is dbt Cloud's word for its environment: production, staging. */
    public record Member(Workspace workspace, Optional<String> kind, Manifest manifest) {

        private WorkspaceName name() {
            return workspace.name();
        }
    }

    /** What somebody has declared: this node of this workspace is that node of that one. */
    public record Link(WorkspaceName workspace, String node, WorkspaceName owner, String ownerNode) {}

    /** Whose a node is. Closed by nature: somebody's, or nobody's that is watched here. */
    public sealed interface Owner {

        /** It is this node of this workspace. */
        record Owned(WorkspaceName workspace, String uniqueId, By by) implements Owner {}

        /** Another project's, and it is not known here. {@code why} says what is missing. */
        record Stub(String why) implements Owner {}
    }

    /** By what the owner was found. */
    public enum By {
        UNIQUE_ID,
        RELATION,
        LINK;

        /** {@return the words of it} */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    public Mesh(List<Member> members, List<Link> links) {
        this.members = List.copyOf(members);
        this.links = List.copyOf(links);
        this.members.forEach(it -> relations.put(it.name(), relations(it.manifest())));
    }

    /** What is built there, by its relation. */
    private static Map<String, List<Integer>> relations(Manifest manifest) {
        var relations = new TreeMap<String, List<Integer>>();
        manifest.nodes()
                .filter(node -> AssetParents.isBuilt(node) && !isForeign(node))
                .forEach(node ->
                        relation(node).ifPresent(it -> relations.merge(it, List.of(node.index()), Mesh::joined)));
        return relations;
    }

    private static List<Integer> joined(List<Integer> one, List<Integer> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    /** The relation as the warehouse would compare it, without quotes and in one case. */
    private static Optional<String> relation(Node node) {
        return node.text(Attribute.RELATION_NAME)
                .map(it -> it.replaceAll("[\"`\\[\\]]", "").toLowerCase(Locale.ROOT))
                .filter(it -> !it.isBlank());
    }

    /**
     * {@return whether a node was put into the manifest by another project: dbt gives such a model no file} It is drawn and never
     * built from here.
     */
    public static boolean isForeign(Node node) {
        return node.type() == ResourceType.MODEL
                && node.text(Attribute.ORIGINAL_FILE_PATH).isEmpty()
                && node.manifest()
                        .metadata()
                        .projectName()
                        .filter(it -> !it.equals(node.packageName()))
                        .isPresent();
    }

    /** Whose a node of a workspace is; empty for the workspace's own. A source is another's only where a workspace builds it. */
    public Optional<Owner> ownerOf(WorkspaceName workspace, String uniqueId) {
        return member(workspace).flatMap(here -> {
            var index = here.manifest().indexOf(uniqueId);
            return index.isEmpty()
                    ? Optional.empty()
                    : ownerOf(here, here.manifest().node(index.getAsInt()));
        });
    }

    private Optional<Owner> ownerOf(Member here, Node node) {
        boolean foreign = isForeign(node);
        if (!foreign && node.type() != ResourceType.SOURCE) {
            return Optional.empty();
        }
        var byId = foreign ? byUniqueId(here, node) : List.<Owner.Owned>of();
        var found = byId.size() == 1 ? byId : byRelation(here, node);
        if (found.size() == 1) {
            return Optional.of(found.getFirst());
        }
        var declared = declared(here, node);
        if (declared.isPresent()) {
            return declared;
        }
        return foreign ? Optional.of(new Owner.Stub(why(here, node, byId.isEmpty() ? found : byId))) : Optional.empty();
    }

    private List<Owner.Owned> byUniqueId(Member here, Node node) {
        var holders = others(here)
                .filter(it -> it.kind().equals(here.kind()) && holds(it, node.uniqueId()))
                .toList();
        // A package that several projects have installed is in all of them; whoever runs it as a project of its own
        // comes first.
        var runners =
                holders.stream().filter(it -> runs(it, node.packageName())).toList();
        return (runners.isEmpty() ? holders : runners)
                .stream()
                        .map(it -> new Owner.Owned(it.name(), node.uniqueId(), By.UNIQUE_ID))
                        .toList();
    }

    private List<Owner.Owned> byRelation(Member here, Node node) {
        return relation(node).stream()
                .flatMap(relation -> others(here)
                        .filter(it -> it.manifest()
                                .metadata()
                                .adapterType()
                                .equals(here.manifest().metadata().adapterType()))
                        .flatMap(it ->
                                relations.getOrDefault(it.name(), Map.of()).getOrDefault(relation, List.of()).stream()
                                        .map(number -> new Owner.Owned(
                                                it.name(), it.manifest().uniqueId(number), By.RELATION))))
                .toList();
    }

    private Optional<Owner> declared(Member here, Node node) {
        return links.stream()
                .filter(it -> it.workspace().equals(here.name()) && it.node().equals(node.uniqueId()))
                .findFirst()
                .map(link -> member(link.owner())
                                .filter(it -> holds(it, link.ownerNode()))
                                .isPresent()
                        ? new Owner.Owned(link.owner(), link.ownerNode(), By.LINK)
                        : new Owner.Stub("links: says that it is %s of %s, which does not have it"
                                .formatted(link.ownerNode(), link.owner())));
    }

    private String why(Member here, Node node, List<Owner.Owned> found) {
        if (found.size() > 1) {
            return "%s could own it; say under links: which one does"
                    .formatted(String.join(
                            " and ",
                            found.stream()
                                    .map(it -> it.workspace().value())
                                    .sorted()
                                    .toList()));
        }
        var elsewhere = others(here)
                .filter(it -> runs(it, node.packageName()))
                .map(it -> it.name().value())
                .sorted()
                .toList();
        if (elsewhere.isEmpty()) {
            return "no workspace of this account runs project %s".formatted(node.packageName());
        }
        return "project %s is watched in %s, and none of them is an environment of the same kind that has it"
                .formatted(node.packageName(), String.join(" and ", elsewhere));
    }

    /** The workspaces of the same account that run another project. */
    private Stream<Member> others(Member here) {
        return members.stream()
                .filter(it -> !it.name().equals(here.name())
                        && it.workspace().account().equals(here.workspace().account())
                        && !it.workspace().project().equals(here.workspace().project()));
    }

    private static boolean runs(Member member, String project) {
        return member.manifest()
                .metadata()
                .projectName()
                .filter(project::equals)
                .isPresent();
    }

    private static boolean holds(Member member, String uniqueId) {
        var index = member.manifest().indexOf(uniqueId);
        return index.isPresent() && !isForeign(member.manifest().node(index.getAsInt()));
    }

    private Optional<Member> member(WorkspaceName name) {
        return members.stream().filter(it -> it.name().equals(name)).findFirst();
    }

    /** A node of a workspace that is another's, and whose. */
    public record Joint(WorkspaceName workspace, String uniqueId, Owner owner) {}

    /** Everything in a workspace that is another project's, in the order of unique ids. */
    public List<Joint> jointsOf(WorkspaceName workspace) {
        return member(workspace).stream()
                .flatMap(here -> IntStream.range(0, here.manifest().size())
                        .mapToObj(here.manifest()::node)
                        .flatMap(node -> ownerOf(here, node).stream()
                                .map(owner -> new Joint(here.name(), node.uniqueId(), owner))))
                .toList();
    }

    /** Where a node is used by other projects: the nodes that stand for it there. */
    public List<Joint> usersOf(WorkspaceName workspace, String uniqueId) {
        return members.stream()
                .filter(it -> !it.name().equals(workspace))
                .flatMap(it -> jointsOf(it.name()).stream())
                .filter(it -> it.owner() instanceof Owner.Owned(var owner, var id, var _)
                        && owner.equals(workspace)
                        && id.equals(uniqueId))
                .toList();
    }
}
