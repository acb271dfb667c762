package dev.weir.bench;

import dev.weir.adapter.dbtcloud.artifact.ArtifactFiles;
import dev.weir.domain.translation.SpecTranslation;
import dev.weir.domain.translation.SpecWriting;
import dev.weir.domain.translation.TranslationSwitch;
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

    /** The file is the only argument. */
    static void main(String... arguments) {
        System.out.println(of(Path.of(arguments[0])));
    }
}
