package dev.weir.domain.event;

import dev.weir.domain.asset.Node;
import dev.weir.domain.event.AssetEvent.Checked;
import dev.weir.domain.event.AssetEvent.Failed;
import dev.weir.domain.event.AssetEvent.Header;
import dev.weir.domain.event.AssetEvent.Materialised;
import dev.weir.domain.event.AssetEvent.Observed;
import dev.weir.domain.event.AssetEvent.Reused;
import dev.weir.domain.event.AssetEvent.Skipped;
import dev.weir.domain.event.AssetEvent.Verdict;
import dev.weir.domain.run.RunResults;
import dev.weir.domain.translation.CheckedNode;
import dev.weir.domain.value.Loss;
import java.util.Optional;

/** What one row of results means. */
record RowReading(Deed deed, KnownNodes nodes, SkipCauses causes, Loss.Tally losses) {

    AssetEvent read(RunResults.Row row, Header header) {
        if (nodes.manifest().isPresent() && nodes.find(row.uniqueId()).isEmpty()) {
            losses.count("unknown node", row.uniqueId());
        }
        var word = StatusWord.of(row.status());
        if (word == StatusWord.UNKNOWN) {
            losses.count("unknown status", "%s of %s".formatted(row.status(), row.uniqueId()));
        }
        return switch (header.resourceType()) {
            case "test", "unit_test" -> test(row, header, word);
            default -> other(row, header, word);
        };
    }

    private AssetEvent test(RunResults.Row row, Header header, StatusWord word) {
        return switch (word) {
            case PASS -> checked(row, header, Verdict.Result.PASS);
            case WARN -> checked(row, header, Verdict.Result.WARN);
            case FAIL -> checked(row, header, Verdict.Result.FAIL);
            // The first versions of dbt's second engine wrote success for a test that passed; a compile writes it for
            // every test.
            case SUCCESS -> deed == Deed.LOOKS ? unspoken(header) : checked(row, header, Verdict.Result.PASS);
            case ERROR, RUNTIME_ERROR, PARTIAL_SUCCESS ->
                deed == Deed.LOOKS ? new Failed(uncounted(header)) : checked(row, header, Verdict.Result.ERROR);
            case SKIPPED -> skipped(row, header);
            case NO_OP, REUSED -> unspoken(header);
            case UNKNOWN -> unspoken(header);
        };
    }

    private AssetEvent checked(RunResults.Row row, Header header, Verdict.Result result) {
        var asset = nodes.find(row.uniqueId()).flatMap(CheckedNode::of).map(Node::uniqueId);
        return new Checked(header, asset, new Verdict(result, row.failures()));
    }

    private AssetEvent other(RunResults.Row row, Header header, StatusWord word) {
        return switch (word) {
            case SUCCESS, PASS, WARN -> done(row, header, word);
            case NO_OP, REUSED ->
                deed != Deed.LOOKS && nodes.isBuilt(row.uniqueId()) ? new Reused(header) : unspoken(header);
            case ERROR, FAIL, RUNTIME_ERROR, PARTIAL_SUCCESS ->
                new Failed(deed == Deed.LOOKS ? uncounted(header) : header);
            case SKIPPED -> skipped(row, header);
            case UNKNOWN -> unspoken(header);
        };
    }

    private AssetEvent done(RunResults.Row row, Header header, StatusWord word) {
        boolean built = deed != Deed.LOOKS && word != StatusWord.PASS && nodes.isBuilt(row.uniqueId());
        return built ? new Materialised(header) : unspoken(header);
    }

    private AssetEvent skipped(RunResults.Row row, Header header) {
        return new Skipped(deed == Deed.LOOKS ? uncounted(header) : header, causes.of(row.uniqueId()));
    }

    private AssetEvent unspoken(Header header) {
        return new Observed(deed == Deed.LOOKS ? uncounted(header) : header, Optional.empty());
    }

    /** What a command that builds nothing says of a node is no news of what production holds. */
    private static Header uncounted(Header header) {
        return new Header(
                header.id(),
                header.at(),
                header.status(),
                header.resourceType(),
                header.message(),
                header.execution(),
                header.counting().counts() ? new Counting.DoesNot("nothing was built") : header.counting());
    }
}
