package dev.weir.domain.translation;

import dev.weir.domain.asset.ManifestFile;
import dev.weir.domain.asset.Section;
import dev.weir.domain.value.Tree;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.function.ObjIntConsumer;

/** Where a writing takes from what nodes say of themselves: all at once, or one by one. */
@FunctionalInterface
interface BodySource {

    /** Tells the bodies of those of {@code wanted} that stand in {@code section}; at least the fields that a spec is made from. */
    void each(Section section, BitSet wanted, ObjIntConsumer<Tree.Fields> told);

    /** One pass over the file: for much of a manifest. */
    static BodySource streaming(ManifestFile file) {
        return (section, wanted, told) -> file.bodies().each(in(section, wanted, file), StandardSpec.FIELDS, told);
    }

    private static BitSet in(Section section, BitSet wanted, ManifestFile file) {
        var found = new BitSet();
        for (int at = wanted.nextSetBit(0); at >= 0; at = wanted.nextSetBit(at + 1)) {
            if (file.manifest().node(at).section() == section) {
                found.set(at);
            }
        }
        return found;
    }

    /** Each from its place in the file, but those that are at hand: for few nodes of a large manifest. */
    static BodySource byPosition(ManifestFile file, Map<Integer, Tree.Fields> atHand) {
        return (section, wanted, told) -> in(section, wanted, file).stream()
                .forEach(it -> told.accept(
                        Optional.ofNullable(atHand.get(it))
                                .orElseGet(() -> file.bodies().body(it)),
                        it));
    }
}
