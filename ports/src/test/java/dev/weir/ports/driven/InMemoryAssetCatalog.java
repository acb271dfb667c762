package dev.weir.ports.driven;

import dev.weir.domain.asset.ManifestHash;
import dev.weir.domain.run.ManifestVersion;
import dev.weir.domain.value.Slice;
import dev.weir.domain.value.WorkspaceName;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** A catalog that lasts as long as the object, and keeps whole texts. */
public final class InMemoryAssetCatalog implements AssetCatalog {

    private final List<Kept> versions = new ArrayList<>();
    private final Map<Origin, ManifestHash> madeFrom = new HashMap<>();

    private record Origin(WorkspaceName workspace, String fingerprint) {}

    private record Kept(
            WorkspaceName workspace, ManifestVersion version, ManifestVersion.Standing standing, String text) {}

    @Override
    public synchronized void keep(
            WorkspaceName workspace,
            ManifestVersion version,
            ManifestVersion.Standing standing,
            String fingerprint,
            Path file) {
        madeFrom.put(new Origin(workspace, fingerprint), version.hash());
        var known = find(workspace, version.hash());
        if (known.isEmpty()) {
            versions.add(new Kept(workspace, version, standing, read(file)));
            return;
        }
        if (standing == ManifestVersion.Standing.PRODUCTION) {
            versions.remove(known.get());
            versions.add(inProduction(known.get(), version.generated()));
        }
    }

    private static Kept inProduction(Kept known, Instant again) {
        var first = known.version();
        var stays = known.standing() == ManifestVersion.Standing.PRODUCTION
                && first.generated().isAfter(again);
        var version = new ManifestVersion(
                first.hash(),
                first.run(),
                first.step(),
                first.commit(),
                first.dbtVersion(),
                stays ? first.generated() : again,
                first.keptAt(),
                first.nodes());
        return new Kept(known.workspace(), version, ManifestVersion.Standing.PRODUCTION, known.text());
    }

    private static String read(Path file) {
        try {
            var bytes = Files.readAllBytes(file);
            if (bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b) {
                try (var unzipped = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                    return new String(unzipped.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public synchronized Optional<ManifestVersion> madeFrom(WorkspaceName workspace, String fingerprint) {
        return Optional.ofNullable(madeFrom.get(new Origin(workspace, fingerprint)))
                .flatMap(hash -> version(workspace, hash));
    }

    @Override
    public synchronized Optional<ManifestVersion> current(WorkspaceName workspace) {
        return ofProduction(workspace).findFirst().map(Kept::version);
    }

    @Override
    public synchronized Optional<ManifestVersion> version(WorkspaceName workspace, ManifestHash hash) {
        return find(workspace, hash).map(Kept::version);
    }

    @Override
    public synchronized Slice<ManifestVersion> versions(WorkspaceName workspace, Slice.Request part) {
        var all = of(workspace).stream().map(Kept::version).toList();
        return Cut.of(all, each -> each.hash().value().hashCode() & 0xffff_ffffL, part);
    }

    @Override
    public synchronized boolean fetch(WorkspaceName workspace, ManifestHash hash, Path into) {
        var kept = find(workspace, hash);
        if (kept.isEmpty()) {
            return false;
        }
        try {
            Files.writeString(into, kept.get().text());
            return true;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    @Override
    public synchronized boolean fetch(WorkspaceName workspace, ManifestHash hash, Parts parts, Path into) {
        var kept = find(workspace, hash);
        if (kept.isEmpty()) {
            return false;
        }
        try {
            Files.writeString(into, ManifestText.of(kept.get().text()).only(parts));
            return true;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    @Override
    public synchronized Traced trace(WorkspaceName workspace, ManifestHash since, Parts parts, Set<String> beside) {
        var versions = ofProduction(workspace)
                .dropWhile(kept -> !kept.version().hash().equals(since))
                .toList();
        for (int at = 1; at < versions.size(); at++) {
            var sections = ManifestText.of(versions.get(at).text())
                    .differences(ManifestText.of(versions.get(at - 1).text()), parts, beside);
            if (!sections.isEmpty()) {
                var step = new Step(
                        versions.get(at).version(), versions.get(at - 1).version(), sections);
                return new Traced(at + 1, Optional.of(step));
            }
        }
        return new Traced(versions.size(), Optional.empty());
    }

    private Stream<Kept> ofProduction(WorkspaceName workspace) {
        return of(workspace).stream().filter(kept -> kept.standing() == ManifestVersion.Standing.PRODUCTION);
    }

    private List<Kept> of(WorkspaceName workspace) {
        return versions.stream()
                .filter(kept -> kept.workspace().equals(workspace))
                .sorted(Comparator.comparing((Kept kept) -> kept.version().generated())
                        .thenComparing(kept -> kept.version().hash().value())
                        .reversed())
                .toList();
    }

    private Optional<Kept> find(WorkspaceName workspace, ManifestHash hash) {
        return versions.stream()
                .filter(kept -> kept.workspace().equals(workspace)
                        && kept.version().hash().equals(hash))
                .findFirst();
    }
}
