package dev.weir.app.browse;

import dev.weir.domain.asset.AssetSpec;
import dev.weir.domain.asset.CheckSpec;
import dev.weir.domain.asset.ManifestFile;
import dev.weir.domain.translation.SpecTranslation;
import dev.weir.domain.translation.SpecWriting;
import dev.weir.domain.translation.Specs;
import dev.weir.domain.translation.TranslationSwitch;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The specs of manifests, written once for each manifest that is at hand. */
public final class SpecBook {

    private static final int MOST = 8;

    private final Map<ManifestFile, Pages> written = new LinkedHashMap<>(16, 0.75f, true);

    /** What is known of a manifest's assets and checks, by unique id. */
    record Pages(Map<String, AssetSpec> assets, Map<String, CheckSpec> checks, List<Specs.Refusal> refusals) {
        Pages {
            assets = Map.copyOf(assets);
            checks = Map.copyOf(checks);
            refusals = List.copyOf(refusals);
        }
    }

    Pages of(ManifestFile file) {
        synchronized (written) {
            var pages = written.computeIfAbsent(file, SpecBook::write);
            while (written.size() > MOST) {
                written.remove(written.keySet().iterator().next());
            }
            return pages;
        }
    }

    private static Pages write(ManifestFile file) {
        var all = new BitSet(file.manifest().size());
        all.set(0, file.manifest().size());
        var specs = SpecWriting.of(file, all, TranslationSwitch.defaults(), SpecTranslation.STANDARD);
        var assets = new HashMap<String, AssetSpec>();
        specs.assets().forEach(it -> assets.put(it.uniqueId(), it));
        var checks = new HashMap<String, CheckSpec>();
        specs.checks().forEach(it -> checks.put(it.uniqueId(), it));
        return new Pages(assets, checks, specs.refusals());
    }
}
