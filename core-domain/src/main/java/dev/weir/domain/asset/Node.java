package dev.weir.domain.asset;

import dev.weir.domain.value.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One node of a manifest, seen through its hot tier: a number with a voice, made when asked for and thrown away. */
public record Node(Manifest manifest, int index) {

    public String uniqueId() {
        return manifest.uniqueId(index);
    }

    public Section section() {
        return manifest.section(index);
    }

    public ResourceType type() {
        return manifest.type(index);
    }

    /** {@return dbt's own word for its type, known to us or not} */
    public String typeWord() {
        return text(Attribute.RESOURCE_TYPE).orElse("");
    }

    public String name() {
        return text(Attribute.NAME).orElse("");
    }

    public String packageName() {
        return text(Attribute.PACKAGE).orElse("");
    }

    public Optional<String> text(Attribute attribute) {
        return Optional.ofNullable(manifest.text(attribute, index));
    }

    public boolean is(Trait trait) {
        return manifest.is(index, trait);
    }

    public List<String> fqn() {
        var fqn = new ArrayList<String>();
        List<String> stem = manifest.fqnStems().of(index);
        if (stem != null) {
            fqn.addAll(stem);
        }
        String leaf = manifest.fqnLeaves().of(index);
        if (leaf != null) {
            fqn.add(leaf);
        }
        return List.copyOf(fqn);
    }

    public List<String> tags() {
        List<String> tags = manifest.tags().of(index);
        return tags == null ? List.of() : tags;
    }

    public String alias() {
        return text(Attribute.ALIAS).orElseGet(this::name);
    }

    /** {@return the name of a source's table in the database} */
    public String identifier() {
        return text(Attribute.IDENTIFIER).orElseGet(this::name);
    }

    public Optional<Tree> version() {
        return Optional.ofNullable(manifest.versions().of(index));
    }

    public Optional<Tree> latestVersion() {
        return Optional.ofNullable(manifest.latestVersions().of(index));
    }

    /** {@return what stands under a key of {@code config}; a null there is as if it were absent} */
    public Optional<Tree> config(String key) {
        var plain = in(manifest.plainConfigs().of(index), key);
        return plain.isPresent() ? plain : in(manifest.richConfigs().of(index), key);
    }

    private static Optional<Tree> in(Tree.@Nullable Fields part, String key) {
        return part == null ? Optional.empty() : part.at(key);
    }

    /** {@return the meta that stands beside the config; empty if there is none} */
    public Optional<Tree.Fields> meta() {
        return Optional.ofNullable(manifest.metas().of(index));
    }

    /** {@return how dbt builds it, if it says so: {@code table}, {@code ephemeral}…} */
    public Optional<String> materialized() {
        return config("materialized").flatMap(Tree::asText);
    }

    public Stream<Node> parents() {
        return IntStream.of(manifest.graph().parents(index)).mapToObj(it -> new Node(manifest, it));
    }

    public Stream<Node> children() {
        return IntStream.of(manifest.graph().children(index)).mapToObj(it -> new Node(manifest, it));
    }

    /** {@return its unique id} */
    @Override
    public String toString() {
        return uniqueId();
    }
}
