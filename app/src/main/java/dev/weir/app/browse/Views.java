package dev.weir.app.browse;

import dev.weir.domain.asset.Manifest;
import dev.weir.domain.value.WorkspaceName;
import dev.weir.ports.driving.AskedWronglyException;
import dev.weir.ports.driving.BrowseAssets.Selected;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * What each workspace shows of its assets, chosen by dbt's selection language.
 *
 * @param byWorkspace the selection that a workspace declares; all of a workspace that is not in it
 */
public record Views(Chooser chooser, Map<WorkspaceName, Selected> byWorkspace) {

    public Views {
        byWorkspace = Map.copyOf(byWorkspace);
    }

    /** {@return views of workspaces that show all that they have} */
    public static Views ofEverything(Chooser chooser) {
        return new Views(chooser, Map.of());
    }

    /** What is asked for, of what the workspace shows at all. */
    BitSet chosen(WorkspaceName workspace, Manifest manifest, Selected asked) {
        var nodes = chooser.choose(manifest, asked);
        var view = byWorkspace.getOrDefault(workspace, Selected.ALL);
        if (!view.equals(Selected.ALL)) {
            try {
                nodes.and(chooser.choose(manifest, view));
            } catch (AskedWronglyException wrong) {
                throw new AskedWronglyException(refused(workspace, wrong));
            }
        }
        return nodes;
    }

    /** {@return all that the workspace shows; nothing while its own selection is refused} */
    BitSet shown(WorkspaceName workspace, Manifest manifest) {
        try {
            return chosen(workspace, manifest, Selected.ALL);
        } catch (AskedWronglyException refused) {
            return new BitSet();
        }
    }

    /** {@return what keeps this workspace from showing its assets as it is told to, a sentence each; none when all is well} */
    List<String> problems(WorkspaceName workspace, Manifest manifest) {
        var problems = new ArrayList<String>();
        chooser.unreadableSelectors(manifest).ifPresent(problems::add);
        var view = byWorkspace.getOrDefault(workspace, Selected.ALL);
        if (!view.equals(Selected.ALL)) {
            try {
                chooser.choose(manifest, view);
            } catch (AskedWronglyException wrong) {
                problems.add(refused(workspace, wrong));
            }
        }
        return problems;
    }

    private static String refused(WorkspaceName workspace, AskedWronglyException wrong) {
        return "weir.workspaces.%s shows nothing, since its own selection is refused: %s"
                .formatted(workspace.value(), wrong.getMessage());
    }
}
