package dev.weir.app.browse;

import dev.weir.domain.asset.Attribute;
import dev.weir.domain.asset.Node;
import dev.weir.domain.workspace.Project.Repository;
import dev.weir.ports.driving.BrowseAssets.Links;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Where people find more of an asset: its code at the git host, at the commit of its manifest, and its page at dbt Cloud. */
final class Places {

    /** {@code git@host:owner/name.git}, {@code git://host/owner/name.git}, {@code https://host/owner/name} and {@code ssh://git@host/…}. */
    private static final Pattern REMOTE = Pattern.compile(
            "(?:(?:https?|git|ssh)://(?:[^@/]+@)?|git@)([A-Za-z0-9.-]+)(?::\\d+)?[:/](.+?)(?:\\.git)?/?");

    private static final Pattern AZURE_SSH = Pattern.compile("ssh\\.dev\\.azure\\.com/v3/([^/]+)/([^/]+)/([^/]+)");

    private Places() {}

    static Links of(AssetTeller.Surroundings around, Node node) {
        return new Links(code(around, node), explorer(around, node));
    }

    /** dbt Cloud explains what its production and staging environments hold, and nothing of other environments. */
    private static Optional<String> explorer(AssetTeller.Surroundings around, Node node) {
        var workspace = around.workspace();
        var kind = around.definitions()
                .map(it -> it.environment().kind().orElse(""))
                .orElse("production");
        return Optional.of(kind)
                .filter(it -> it.equals("production") || it.equals("staging"))
                .map(it -> "%s/explore/%s/projects/%s/environments/%s/details/%s"
                        .formatted(
                                workspace.accessUrl().toString().replaceAll("/+$", ""),
                                workspace.account(),
                                workspace.project(),
                                it,
                                encoded(node.uniqueId())));
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
                .flatMap(repository -> at(repository, around.commit(), encoded(folder + path.get())));
    }

    private static Optional<String> at(Repository repository, Optional<String> commit, String file) {
        var remote = REMOTE.matcher(repository.remoteUrl().strip());
        var version = commit.or(repository::defaultBranch);
        if (!remote.matches() || version.isEmpty()) {
            return Optional.empty();
        }
        var host = remote.group(1);
        var name = remote.group(2);
        return Optional.of(
                switch (GitHost.of(host, repository.provider())) {
                    case GITLAB -> "https://%s/%s/-/blob/%s/%s".formatted(host, name, version.get(), file);
                    case BITBUCKET -> "https://%s/%s/src/%s/%s".formatted(host, name, version.get(), file);
                    case AZURE -> azure(host, name, commit, version.get(), file);
                    case GITHUB -> "https://%s/%s/blob/%s/%s".formatted(host, name, version.get(), file);
                });
    }

    /** Over SSH Azure DevOps has another host and another path than in the browser; a version says whether it is a commit or a branch. */
    private static String azure(String host, String name, Optional<String> commit, String version, String file) {
        var ssh = AZURE_SSH.matcher(host + "/" + name);
        var place = ssh.matches()
                ? "dev.azure.com/%s/%s/_git/%s".formatted(ssh.group(1), ssh.group(2), ssh.group(3))
                : host + "/" + name;
        return "https://%s?path=/%s&version=%s%s".formatted(place, file, commit.isPresent() ? "GC" : "GB", version);
    }

    /** As it stands in an address: letters outside ASCII and what means something there are encoded, slashes are not. */
    private static String encoded(String path) {
        return Arrays.stream(path.split("/", -1))
                .map(it -> URLEncoder.encode(it, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
    }

    /** The git hosts whose addresses we know; one that nobody knows is taken for GitHub Enterprise. */
    private enum GitHost {
        GITHUB,
        GITLAB,
        BITBUCKET,
        AZURE;

        static GitHost of(String host, Optional<String> provider) {
            var words = (host + " " + provider.orElse("")).toLowerCase(Locale.ROOT);
            if (words.contains("gitlab")) {
                return GITLAB;
            }
            if (words.contains("bitbucket")) {
                return BITBUCKET;
            }
            return words.contains("azure") || words.contains("visualstudio") || words.contains("ado") ? AZURE : GITHUB;
        }
    }
}
