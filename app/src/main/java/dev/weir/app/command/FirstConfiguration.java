package dev.weir.app.command;

import dev.weir.domain.workspace.Environment;
import dev.weir.domain.workspace.Project;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The text of the configuration that {@code weir init} writes. */
final class FirstConfiguration {

    private FirstConfiguration() {}

    static String text(
            ProjectAddress address, Project project, List<Environment> environments, Optional<Path> tokenFile) {
        var text = new StringBuilder();
        text.append("# Written by weir init. docs/configuration.md has every key.\n");
        text.append("weir:\n");
        text.append("  mode: observe\n");
        text.append("  defaults:\n");
        text.append("    access-url: ").append(address.accessUrl()).append('\n');
        text.append("    account-id: ").append(address.account()).append('\n');
        text.append(tokenFile
                .map(file -> "    token-file: \"%s\"\n"
                        .formatted(file.toString().replace("\\", "\\\\").replace("\"", "\\\"")))
                .orElse("    token: ${DBT_CLOUD_TOKEN}\n"));
        text.append("  workspaces:\n");
        var taken = new HashSet<String>();
        for (var environment : environments) {
            var name = name(project, environment, environments.size());
            while (!taken.add(name)) {
                name = "%s-%s".formatted(name, environment.id());
            }
            text.append("    %s:   # %s, %s%n"
                    .formatted(
                            name,
                            comment(project.name()),
                            comment(environment.name()
                                    + environment
                                            .kind()
                                            .map(kind -> " (" + kind + ")")
                                            .orElse(""))));
            text.append("      project-id: ").append(project.id()).append('\n');
            text.append("      environment-id: ").append(environment.id()).append('\n');
        }
        return text.toString();
    }

    /** A name of people's becomes one that a workspace may have. */
    private static String name(Project project, Environment environment, int environments) {
        var words = environments == 1 ? project.name() : project.name() + "-" + environment.name();
        var name = words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        if (name.isEmpty()) {
            return "project-" + project.id();
        }
        return name.length() > 40 ? name.substring(0, 40) : name;
    }

    private static String comment(String text) {
        return text.replaceAll("\\R", " ");
    }
}
