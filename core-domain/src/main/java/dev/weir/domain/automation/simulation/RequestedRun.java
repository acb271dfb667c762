package dev.weir.domain.automation.simulation;

import dev.weir.domain.automation.AssetDefinition;
import dev.weir.domain.automation.AssetDefinition.CheckDefinition;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The one run that a tick's requests make.
 *
 * @param assets to be made
 * @param checks to be executed; empty: all checks of the assets
 */
public record RequestedRun(List<String> assets, Optional<List<String>> checks) {

    public RequestedRun {
        assets = List.copyOf(assets);
        checks = checks.map(List::copyOf);
    }

    /**
     * {@return the run of what a tick requested} When a check of the assets decides for itself, the checks are listed: those
     * requested, and those of the assets that don't decide for themselves. Otherwise only what was requested is listed, and
     * without any such the assets take all their checks along. So the recorded cases show it.
     */
    public static RequestedRun of(
            Collection<String> assets, Collection<String> checks, Map<String, AssetDefinition> defined) {
        var listed = new TreeSet<>(checks);
        var ridingAlong = new TreeSet<String>();
        var someDecide = false;
        for (var asset : assets) {
            for (var check : Optional.ofNullable(defined.get(asset))
                    .map(AssetDefinition::checks)
                    .orElse(List.of())) {
                someDecide |= check.condition().isPresent();
                if (check.condition().isEmpty()) {
                    ridingAlong.add(name(asset, check));
                }
            }
        }
        if (someDecide) {
            listed.addAll(ridingAlong);
        }
        return new RequestedRun(
                List.copyOf(new TreeSet<>(assets)),
                someDecide || !listed.isEmpty() ? Optional.of(List.copyOf(listed)) : Optional.empty());
    }

    private static String name(String asset, CheckDefinition check) {
        return asset + ":" + check.name();
    }

    boolean isEmpty() {
        return assets.isEmpty() && checks.filter(list -> !list.isEmpty()).isEmpty();
    }

    /** {@return every check that the run executes, by name} */
    List<String> allChecks(Map<String, AssetDefinition> defined) {
        return checks.orElseGet(() -> assets.stream()
                .flatMap(asset -> Optional.ofNullable(defined.get(asset)).stream())
                .flatMap(asset -> asset.checks().stream().map(check -> name(asset.key(), check)))
                .toList());
    }
}
