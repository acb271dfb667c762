package dev.weir.domain.translation;

import dev.weir.domain.asset.AssetDep;
import dev.weir.domain.asset.AssetKey;
import dev.weir.domain.asset.AssetSpec;
import dev.weir.domain.asset.Attribute;
import dev.weir.domain.asset.ColumnSpec;
import dev.weir.domain.asset.Manifest;
import dev.weir.domain.asset.Node;
import dev.weir.domain.asset.ResourceType;
import dev.weir.domain.asset.TableFacts;
import dev.weir.domain.value.Loss;
import dev.weir.domain.value.Tree;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The spec of an asset when no rule says otherwise, as Dagster makes it. */
final class StandardSpec {

    /** What of a node's body a spec is made from. */
    static final Set<String> FIELDS = Set.of(
            "description",
            "columns{}.data_type",
            "columns{}.description",
            "columns{}.tags",
            "raw_code",
            "raw_sql",
            "checksum");

    private final Set<TranslationSwitch> switches;
    private final Optional<String> adapter;
    private final Map<String, Manifest.Group> groups = new HashMap<>();
    private final MessageDigest sha1;
    private final Description description = new Description();
    private final SeenColumns columnsSeen = new SeenColumns();
    private final Map<String, Boolean> lawfulTags = new HashMap<>();
    private final Loss.Tally losses = new Loss.Tally();

    StandardSpec(Manifest manifest, Set<TranslationSwitch> switches) {
        this.switches = switches;
        adapter = manifest.metadata().adapterType();
        manifest.groups().forEach(it -> groups.put(it.name(), it));
        try {
            sha1 = MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }

    /** {@return what could not be taken as it stands so far} */
    List<Loss> losses() {
        return losses.losses();
    }

    /** Throws {@link TranslationRefused} when the node says of itself what cannot be. */
    AssetSpec of(Node node, AssetKey key, List<AssetDep> deps, Tree.Fields body) {
        boolean virtual = switches.contains(TranslationSwitch.VIEWS_AS_VIRTUAL)
                && node.materialized().filter("view"::equals).isPresent();
        var said = DagsterMeta.beside(node);
        String code = body.text("raw_sql")
                .filter(it -> !it.isEmpty())
                .or(() -> body.text("raw_code"))
                .orElse("");
        var bytes = code.getBytes(StandardCharsets.UTF_8);
        return new AssetSpec(
                node.uniqueId(),
                node.typeWord(),
                key,
                deps,
                labels(node, said, virtual),
                Optional.of(description.of(node, body.text("description").orElse(""), code, bytes)),
                codeVersion(bytes, body),
                automation(node, said),
                table(node, body),
                virtual,
                new LinkedHashMap<>());
    }

    private AssetSpec.Labels labels(Node node, DagsterMeta said, boolean virtual) {
        var tags = new TreeMap<String, String>();
        var kinds = new ArrayList<String>();
        kinds.add("dbtcloud");
        adapter.filter(it -> !it.isEmpty()).ifPresent(kinds::add);
        if (virtual) {
            kinds.add("view");
        }
        for (String tag : node.tags()) {
            if (Lawful.isKind(tag)) {
                kinds.add(tag.substring(Lawful.KIND.length()));
            } else if (lawfulTags.computeIfAbsent(tag, Lawful::isTag)) {
                tags.put(tag, "");
            }
        }
        try {
            return new AssetSpec.Labels(group(node, said), owners(node, said), tags, kinds);
        } catch (IllegalArgumentException unlawful) {
            throw new TranslationRefused(node.uniqueId(), String.valueOf(unlawful.getMessage()));
        }
    }

    /** A group of dbt may have any name; one that is asked for in meta has to be one of Dagster's. */
    private static Optional<String> group(Node node, DagsterMeta said) {
        var asked = said.at("group").map(it -> switch (it) {
            case Tree.Text(String group, var _) -> Lawful.group(group);
            case Tree other ->
                throw new TranslationRefused(
                        node.uniqueId(), "group in meta is %s, not a text".formatted(other.kind()));
        });
        return asked.or(() -> node.config("group").flatMap(Tree::asText).filter(it -> !it.isEmpty()));
    }

    private List<String> owners(Node node, DagsterMeta said) {
        var asked = said.at("owners").map(it -> switch (it) {
            case Tree.Items(var owners, var _) ->
                owners.stream().map(owner -> owner(node, owner)).toList();
            case Tree other ->
                throw new TranslationRefused(
                        node.uniqueId(), "owners in meta is %s, not a list of texts".formatted(other.kind()));
        });
        return Lawful.owners(asked.filter(it -> !it.isEmpty()).orElseGet(() -> ownersOfGroup(node)));
    }

    private static String owner(Node node, Tree owner) {
        if (owner instanceof Tree.Text(String text, var _)) {
            return text;
        }
        throw new TranslationRefused(node.uniqueId(), "owners in meta hold %s, not only texts".formatted(owner.kind()));
    }

    /** The address of dbt's group, one or several. */
    private List<String> ownersOfGroup(Node node) {
        return node.text(Attribute.GROUP)
                .flatMap(it -> Optional.ofNullable(groups.get(it)))
                .flatMap(it -> it.body().at("owner"))
                .flatMap(it -> it instanceof Tree.Fields owner ? owner.at("email") : Optional.empty())
                .map(it -> switch (it) {
                    case Tree.Text(String address, var _) when !address.isEmpty() -> List.of(address);
                    case Tree.Items items -> items.texts();
                    case Tree _ -> List.<String>of();
                })
                .orElse(List.of());
    }

    private Optional<String> automation(Node node, DagsterMeta said) {
        var asked = said.at("auto_materialize_policy");
        var policy = asked.flatMap(it -> it instanceof Tree.Fields fields ? fields.text("type") : Optional.empty())
                .filter(it -> it.equals("eager") || it.equals("lazy"));
        if (asked.isPresent() && policy.isEmpty()) {
            losses.count("an auto_materialize_policy that is neither eager nor lazy", node.uniqueId());
        }
        return policy.map(it -> it + " policy");
    }

    private Optional<String> codeVersion(byte[] code, Tree.Fields body) {
        return code.length == 0
                ? body.at("checksum")
                        .filter(it -> !(it instanceof Tree.Nothing))
                        .flatMap(this::checksum)
                : Optional.of(HexFormat.of().formatHex(sha1.digest(code)));
    }

    private Optional<String> checksum(Tree given) {
        var checksum = given instanceof Tree.Fields fields ? fields.text("checksum") : Optional.<String>empty();
        if (checksum.isEmpty()) {
            losses.count("a checksum that cannot be read", given.kind());
        }
        return checksum;
    }

    TableFacts table(Node node, Tree.Fields body) {
        String name = node.type() == ResourceType.SOURCE ? node.name() : node.alias();
        var table = new StringJoiner(".");
        node.text(Attribute.DATABASE).ifPresent(table::add);
        node.text(Attribute.SCHEMA).ifPresent(table::add);
        if (!name.isEmpty()) {
            table.add(name);
        }
        return new TableFacts(
                Optional.of(table.toString()).filter(it -> !it.isEmpty()),
                columns(node, body),
                node.materialized(),
                adapter);
    }

    private List<ColumnSpec> columns(Node node, Tree.Fields body) {
        if (!(body.values().get("columns") instanceof Tree.Fields columns)) {
            return List.of();
        }
        var told = new ArrayList<ColumnSpec>(columns.values().size());
        columns.values().forEach((name, column) -> {
            if (column instanceof Tree.Fields fields) {
                told.add(column(node, name, fields));
            } else {
                losses.count("a column that is no map", node.uniqueId());
            }
        });
        return told;
    }

    private ColumnSpec column(Node node, String name, Tree.Fields column) {
        var seen = columnsSeen.of(name, column);
        if (seen != null) {
            return seen;
        }
        var type = column.values().get("data_type");
        var description = column.values().get("description");
        var tags = column.values().get("tags");
        boolean odd = noticeOdd(node, type, description, tags);
        var spec = new ColumnSpec(
                name,
                type instanceof Tree.Text(String text, var _) && !text.isEmpty() ? text : "?",
                description instanceof Tree.Text(String text, var _) ? Optional.of(text) : Optional.empty(),
                tags instanceof Tree.Items items && !items.values().isEmpty()
                        ? items.texts().stream().distinct().toList()
                        : List.of());
        if (!odd) {
            columnsSeen.keep(name, column, spec);
        }
        return spec;
    }

    private boolean noticeOdd(Node node, @Nullable Tree type, @Nullable Tree description, @Nullable Tree tags) {
        boolean oddText = isOdd(type) || isOdd(description);
        if (oddText) {
            losses.count("a column whose type or description is no text", node.uniqueId());
        }
        boolean oddTags = tags != null && !isListOfTexts(tags);
        if (oddTags) {
            losses.count("a column whose tags are no list of texts", node.uniqueId());
        }
        return oddText || oddTags;
    }

    private static boolean isOdd(@Nullable Tree given) {
        return given != null && !(given instanceof Tree.Text) && !(given instanceof Tree.Nothing);
    }

    private static boolean isListOfTexts(Tree tags) {
        return tags instanceof Tree.Nothing || (tags instanceof Tree.Items items && items.areTexts());
    }
}
