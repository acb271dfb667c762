package dev.weir.app.browse;

import dev.weir.domain.asset.AssetSpec;
import dev.weir.domain.asset.CheckSpec;
import dev.weir.domain.asset.Manifest;
import dev.weir.domain.asset.ManifestFile;
import dev.weir.domain.translation.SpecTranslation;
import dev.weir.domain.translation.SpecWriting;
import dev.weir.domain.translation.Specs;
import dev.weir.domain.translation.TranslationSwitch;
import dev.weir.domain.value.WorkspaceName;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The specs of manifests, written once for each manifest that is at hand. */
public final class SpecBook {

    private static final int MOST = 8;

    private final Map<Written, Pages> written = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<WorkspaceName, Function<Manifest, SpecTranslation>> translations;

    /**
     * @param translations of workspaces; one that is not among them has the standard
     */
    public SpecBook(Map<WorkspaceName, Function<Manifest, SpecTranslation>> translations) {
        this.translations = Map.copyOf(translations);
    }

    /** Workspaces may share a manifest and translate it each in its own way. */
    private record Written(WorkspaceName workspace, ManifestFile file) {}

    /** What is known of a manifest's assets and checks, by unique id. */
    record Pages(Map<String, AssetSpec> assets, Map<String, CheckSpec> checks, List<Specs.Refusal> refusals) {
        Pages {
            assets = Map.copyOf(assets);
            checks = Map.copyOf(checks);
            refusals = List.copyOf(refusals);
        }
    }

    Pages of(WorkspaceName workspace, ManifestFile file) {
        synchronized (written) {
            var pages = written.computeIfAbsent(new Written(workspace, file), this::write);
            while (written.size() > MOST) {
                written.remove(written.keySet().iterator().next());
            }
            return pages;
        }
    }

    private Pages write(Written asked) {
        var file = asked.file();
        var refusals = new ArrayList<Specs.Refusal>();
        var all = new BitSet(file.manifest().size());
        all.set(0, file.manifest().size());
        var specs = SpecWriting.of(file, all, TranslationSwitch.defaults(), translation(asked, refusals));
        refusals.addAll(specs.refusals());
        var assets = new HashMap<String, AssetSpec>();
        specs.assets().forEach(it -> assets.put(it.uniqueId(), it));
        specs.observed().forEach(it -> assets.put(it.uniqueId(), it));
        var checks = new HashMap<String, CheckSpec>();
        specs.checks().forEach(it -> checks.put(it.uniqueId(), it));
        return new Pages(assets, checks, refusals);
    }

    /** A rule may choose by what this manifest does not have, a selector for one: the standard stands then, and it is told. */
    private SpecTranslation translation(Written asked, List<Specs.Refusal> refusals) {
        try {
            return translations
                    .getOrDefault(asked.workspace(), _ -> SpecTranslation.STANDARD)
                    .apply(asked.file().manifest());
        } catch (IllegalArgumentException unanswerable) {
            refusals.add(new Specs.Refusal(
                    "translation of %s".formatted(asked.workspace()), String.valueOf(unanswerable.getMessage())));
            return SpecTranslation.STANDARD;
        }
    }
}
