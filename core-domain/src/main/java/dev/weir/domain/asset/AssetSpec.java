package dev.weir.domain.asset;

import dev.weir.domain.value.Tree;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an asset is, as people are shown it.
 *
 * @param uniqueId dbt's id, which with the workspace is the asset's identity
 * @param resourceType dbt's word: model, seed, snapshot, source …
 * @param deps what it is made from: its parents, and in place of an ephemeral one that one's own
 * @param codeVersion changes when the code does
 * @param automation the name of the condition that rules it, where the project names one
 * @param virtual whether there is nothing to build: a view, if views are taken so
 * @param metadata what a translation adds, by name
 */
public record AssetSpec(
        String uniqueId,
        String resourceType,
        AssetKey key,
        List<AssetDep> deps,
        Labels labels,
        Optional<String> description,
        Optional<String> codeVersion,
        Optional<String> automation,
        TableFacts table,
        boolean virtual,
        SequencedMap<String, Tree> metadata) {

    public AssetSpec {
        deps = List.copyOf(deps);
        metadata = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(metadata));
    }

    /**
     * By what people find it.
     *
     * @param owners addresses, and teams as {@code team:name}
     * @param tags a dbt tag is a key with an empty value; in order
     * @param kinds short words for icons, in order
     */
    public record Labels(
            Optional<String> group, List<String> owners, SequencedMap<String, String> tags, List<String> kinds) {

        public Labels {
            owners = List.copyOf(owners);
            tags = Collections.unmodifiableSequencedMap(new TreeMap<>(tags));
            kinds = List.copyOf(new TreeSet<>(kinds));
        }

        public Labels withGroup(Optional<String> other) {
            return new Labels(other, owners, tags, kinds);
        }

        public Labels withOwners(List<String> others) {
            return new Labels(group, others, tags, kinds);
        }

        public Labels withTags(SequencedMap<String, String> others) {
            return new Labels(group, owners, others, kinds);
        }

        public Labels withKinds(List<String> others) {
            return new Labels(group, owners, tags, others);
        }
    }

    public AssetSpec withKey(AssetKey other) {
        return new AssetSpec(
                uniqueId,
                resourceType,
                other,
                deps,
                labels,
                description,
                codeVersion,
                automation,
                table,
                virtual,
                metadata);
    }

    public AssetSpec withDeps(List<AssetDep> others) {
        return new AssetSpec(
                uniqueId,
                resourceType,
                key,
                others,
                labels,
                description,
                codeVersion,
                automation,
                table,
                virtual,
                metadata);
    }

    public AssetSpec withLabels(Labels others) {
        return new AssetSpec(
                uniqueId,
                resourceType,
                key,
                deps,
                others,
                description,
                codeVersion,
                automation,
                table,
                virtual,
                metadata);
    }

    public AssetSpec withDescription(Optional<String> other) {
        return new AssetSpec(
                uniqueId, resourceType, key, deps, labels, other, codeVersion, automation, table, virtual, metadata);
    }

    public AssetSpec withCodeVersion(Optional<String> other) {
        return new AssetSpec(
                uniqueId, resourceType, key, deps, labels, description, other, automation, table, virtual, metadata);
    }

    public AssetSpec withAutomation(Optional<String> other) {
        return new AssetSpec(
                uniqueId, resourceType, key, deps, labels, description, codeVersion, other, table, virtual, metadata);
    }

    public AssetSpec withTable(TableFacts other) {
        return new AssetSpec(
                uniqueId,
                resourceType,
                key,
                deps,
                labels,
                description,
                codeVersion,
                automation,
                other,
                virtual,
                metadata);
    }

    public AssetSpec withMetadata(SequencedMap<String, Tree> others) {
        return new AssetSpec(
                uniqueId,
                resourceType,
                key,
                deps,
                labels,
                description,
                codeVersion,
                automation,
                table,
                virtual,
                others);
    }
}
