package dev.weir.app.browse;

import dev.weir.domain.asset.Attribute;
import dev.weir.domain.asset.Node;
import dev.weir.domain.workspace.Project.Repository;
import dev.weir.ports.driving.BrowseAssets.Links;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where people find more of an asset: its code at the git host, at the commit of its manifest, and its page at dbt Cloud. */
final class Places {

    /** {@code git@host:owner/name.git}, {@code git://host/owner/name.git}, {@code https://host/owner/name} and {@code ssh://git@host/…}. */
    private static final Pattern REMOTE = Pattern.compile(
            "(?:(?:https?|git|ssh)://(?:[^@/]+@)?|git@)([A-Za-z0-9.-]+)(?::\\d+)?[:/](.+?)(?:\\.git)?/?");

    private Places() {}

    static Links of(AssetTeller.Surroundings around, Node node) {
        var workspace = around.workspace();
        var explorer = "%s/explore/%s/projects/%s/environments/production/details/%s"
                .formatted(
                        workspace.accessUrl().toString().replaceAll("/+$", ""),
                        workspace.account(),
                        workspace.project(),
                        node.uniqueId());
        return new Links(code(around, node), Optional.of(explorer));
    }

    private static Optional<String> code(AssetTeller.Surroundings around, Node node) {
        var project = around.definitions().map(it -> it.project());
        var path = node.text(Attribute.ORIGINAL_FILE_PATH).map(it -> it.replace('\\', '/'));
        // A package's files lie in another repository, which dbt Cloud does not name.
        var home = node.manifest().metadata().projectName();
        if (path.isEmpty() || home.filter(node.packageName()::equals).isEmpty()) {
            return Optional.empty();
        }
        var folder = project.flatMap(it -> it.subdirectory())
                .map(it -> it.replaceAll("^/+|/+$", ""))
                .filter(it -> !it.isEmpty())
                .map(it -> it + "/")
                .orElse("");
        return project.flatMap(it -> it.repository())
                .flatMap(repository -> at(repository, around.commit(), folder + path.get()));
    }

    private static Optional<String> at(Repository repository, Optional<String> commit, String file) {
        var remote = REMOTE.matcher(repository.remoteUrl().strip());
        var version = commit.or(repository::defaultBranch);
        if (!remote.matches() || version.isEmpty()) {
            return Optional.empty();
        }
        var host = remote.group(1);
        var name = remote.group(2);
        if (host.contains("gitlab")) {
            return Optional.of("https://%s/%s/-/blob/%s/%s".formatted(host, name, version.get(), file));
        }
        if (host.contains("bitbucket")) {
            return Optional.of("https://%s/%s/src/%s/%s".formatted(host, name, version.get(), file));
        }
        if (host.contains("azure") || host.contains("visualstudio")) {
            return Optional.of("https://%s/%s?path=/%s&version=GC%s".formatted(host, name, file, version.get()));
        }
        return Optional.of("https://%s/%s/blob/%s/%s".formatted(host, name, version.get(), file));
    }
}
