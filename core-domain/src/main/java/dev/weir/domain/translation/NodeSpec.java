package dev.weir.domain.translation;

import dev.weir.domain.asset.AssetSpec;
import dev.weir.domain.asset.CheckSpec;

/** What a node of a manifest comes to. Closed: a node is an asset, a check, refused, or nothing that a spec is about. */
public sealed interface NodeSpec {

    /** An asset: one that dbt builds, or a source, which it looks at. */
    record Asset(AssetSpec spec) implements NodeSpec {}

    /** A test that is a check of an asset. */
    record Check(CheckSpec spec) implements NodeSpec {}

    /** It says of itself, or a rule makes of it, what cannot be. */
    record Refused(Specs.Refusal why) implements NodeSpec {}

    /** No spec is about it. */
    record Nothing() implements NodeSpec {}
}
