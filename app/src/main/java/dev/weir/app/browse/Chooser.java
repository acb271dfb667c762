package dev.weir.app.browse;

import dev.weir.domain.asset.Manifest;
import dev.weir.ports.driving.BrowseAssets.Completion;
import dev.weir.ports.driving.BrowseAssets.Selected;
import java.util.BitSet;

/** Chooses nodes of a manifest by dbt's selection language. */
public interface Chooser {

    /** The nodes that are selected, checks among them. Throws {@link dev.weir.ports.driving.AskedWronglyException} for a text that cannot be read. */
    BitSet choose(Manifest manifest, Selected selected);

    /** What could follow in a selection's text. */
    Completion complete(Manifest manifest, String text, int caret);
}
