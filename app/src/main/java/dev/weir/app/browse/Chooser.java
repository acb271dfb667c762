package dev.weir.app.browse;

import dev.weir.domain.asset.Manifest;
import dev.weir.ports.driving.BrowseAssets.Completion;
import dev.weir.ports.driving.BrowseAssets.Selected;
import java.util.BitSet;
import java.util.Optional;

/** Chooses nodes of a manifest by dbt's selection language. */
public interface Chooser {

    /** The nodes that are selected, checks among them. Throws {@link dev.weir.ports.driving.AskedWronglyException} for a text that cannot be read. */
    BitSet choose(Manifest manifest, Selected selected);

    /** {@return why the selectors that come with a manifest cannot be read, a sentence; empty if they can, or if there are none} */
    Optional<String> unreadableSelectors(Manifest manifest);

    /** What could follow in a selection's text. */
    Completion complete(Manifest manifest, String text, int caret);
}
