package dev.weir.bench;

import dev.weir.adapter.dbtcloud.artifact.ArtifactFiles;
import dev.weir.domain.translation.SpecTranslation;
import dev.weir.domain.translation.SpecWriting;
import dev.weir.domain.translation.TranslationSwitch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;

/** All specs and checks of a file, made and not printed: what Dagster's script does, in this process or as one of its own. */
final class FinishedSpecs {

    private FinishedSpecs() {}

    /** {@return how many assets there are} */
    static int of(Path file) {
        try (var read = new ArtifactFiles().manifest(file, SpecWriting.FIELDS)) {
            var all = new BitSet();
            all.set(0, read.manifest().size());
            return SpecWriting.of(read, all, TranslationSwitch.defaults(), SpecTranslation.STANDARD)
                    .assets()
                    .size();
        }
    }

    /** The file is the only argument. Prints how many assets there are, and the most megabytes that the process held. */
    static void main(String... arguments) throws IOException {
        int assets = of(Path.of(arguments[0]));
        System.out.println(assets + " " + mostHeld());
    }

    /** {@return as Linux tells it; not a number on other systems} */
    private static double mostHeld() throws IOException {
        var status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return Double.NaN;
        }
        try (var lines = Files.lines(status)) {
            return lines.filter(it -> it.startsWith("VmHWM:"))
                    .mapToDouble(it -> Double.parseDouble(it.replaceAll("\\D", "")) / (1 << 10))
                    .findFirst()
                    .orElse(Double.NaN);
        }
    }
}
