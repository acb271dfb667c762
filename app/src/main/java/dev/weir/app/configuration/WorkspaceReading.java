package dev.weir.app.configuration;

import dev.weir.app.configuration.Configuration.ManifestSource;
import dev.weir.app.configuration.Configuration.Watched;
import dev.weir.domain.selection.Selection;
import dev.weir.domain.selection.SelectionException;
import dev.weir.domain.translation.TranslationRule;
import dev.weir.domain.value.Place;
import dev.weir.domain.value.Tree;
import dev.weir.domain.value.WorkspaceName;
import dev.weir.domain.workspace.AccountId;
import dev.weir.domain.workspace.EnvironmentId;
import dev.weir.domain.workspace.JobRule;
import dev.weir.domain.workspace.Mode;
import dev.weir.domain.workspace.ObserveSettings;
import dev.weir.domain.workspace.ObserveSettings.CiRuns;
import dev.weir.domain.workspace.ProjectId;
import dev.weir.domain.workspace.Workspace;
import dev.weir.ports.driving.BrowseAssets.Selected;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads one workspace, with the defaults already below it. */
final class WorkspaceReading {

    private static final Duration REFRESH = Duration.ofMinutes(5);

    private final Part weir;
    private final List<Problem> problems;

    WorkspaceReading(Part weir, List<Problem> problems) {
        this.weir = weir;
        this.problems = problems;
    }

    /** {@return the workspace; empty if problems were noted} */
    Optional<Watched> read(String name, Part own, Place place) {
        int before = problems.size();
        for (var key : List.of("access-url", "account-id", "project-id", "environment-id")) {
            if (own.fields().at(key).isEmpty()) {
                problems.add(new Problem(
                        place, "%s has no %s, and weir.defaults has none either.".formatted(own.path(), key)));
            }
        }
        var token = secret(own, place, "token");
        if (token.isEmpty()) {
            problems.add(new Problem(
                    place,
                    "%s has no token and no token-file, and weir.defaults has none either.".formatted(own.path())));
        }
        var mode = mode(own);
        var workspaceName = name(name, own, place);
        var translation = translation(own);
        if (problems.size() > before) {
            return Optional.empty();
        }
        var workspace = new Workspace(
                workspaceName.orElseThrow(),
                URI.create(own.text("access-url").orElseThrow().strip().replaceAll("/+$", "")),
                new AccountId(own.whole("account-id").orElseThrow()),
                new ProjectId(own.whole("project-id").orElseThrow()),
                new EnvironmentId(own.whole("environment-id").orElseThrow()),
                mode,
                observe(own.part("observe")));
        return Optional.of(new Watched(
                workspace,
                token.orElseThrow(),
                secret(own.part("webhooks"), place, "secret"),
                state(own.part("state")),
                shows(own),
                translation));
    }

    /** What the workspace shows. What can be seen to be no selection is refused here; names are known only with the manifest. */
    private Selected shows(Part own) {
        for (var key : List.of("select", "exclude")) {
            own.text(key).filter(it -> !it.isBlank()).ifPresent(words -> {
                try {
                    Selection.parse(words);
                } catch (SelectionException refused) {
                    problems.add(new Problem(
                            own.placeOf(key),
                            "%s.%s: %s"
                                    .formatted(
                                            own.path(), key, refused.refusal().sentence())));
                }
            });
        }
        var selector = own.text("selector").filter(it -> !it.isBlank());
        if (selector.isPresent()
                && own.text("select").filter(it -> !it.isBlank()).isPresent()) {
            problems.add(new Problem(
                    own.placeOf("selector"),
                    "%s has both select and selector; a selector stands instead of select.".formatted(own.path())));
        }
        return new Selected(own.text("select"), own.text("exclude"), selector);
    }

    /** The rules, each called by its place, so that a refusal says where it was written. */
    private List<TranslationRule> translation(Part own) {
        var rules = new ArrayList<TranslationRule>();
        if (own.fields().at("translation").orElseGet(Tree::nothing) instanceof Tree.Items(var written, var _)) {
            for (var rule : written) {
                try {
                    rules.add(rule(rule, rules.size() + 1));
                } catch (IllegalArgumentException wrong) {
                    problems.add(
                            new Problem(rule.place(), "%s.translation: %s".formatted(own.path(), wrong.getMessage())));
                }
            }
        }
        return rules;
    }

    private static TranslationRule rule(Tree written, int number) {
        if (written instanceof Tree.Fields fields) {
            var rule =
                    TranslationRule.read("rule %d of the translation (%s)".formatted(number, written.place()), fields);
            readable(rule.select());
            readable(rule.exclude());
            return rule;
        }
        throw new IllegalArgumentException("rule %d is %s, must be a map".formatted(number, written.kind()));
    }

    private static void readable(String words) {
        if (!words.isEmpty()) {
            try {
                Selection.parse(words);
            } catch (SelectionException unreadable) {
                throw new IllegalArgumentException(unreadable.refusal().sentence(), unreadable);
            }
        }
    }

    private Optional<WorkspaceName> name(String name, Part own, Place place) {
        try {
            return Optional.of(new WorkspaceName(name));
        } catch (IllegalArgumentException wrong) {
            problems.add(new Problem(place, "%s: %s.".formatted(own.path(), wrong.getMessage())));
            return Optional.empty();
        }
    }

    /** The secret under {@code key}, or in the file under {@code key-file}. */
    private Optional<Secret> secret(Part own, Place place, String key) {
        var file = own.file(key + "-file");
        if (own.text(key).isPresent() && file.isPresent()) {
            problems.add(new Problem(
                    own.placeOf(key + "-file"),
                    "%s has both %s and %s-file; one is enough.".formatted(own.path(), key, key)));
        }
        if (file.isPresent() && !Files.isReadable(file.get())) {
            var told = own.fields().at(key + "-file").map(tree -> tree.place()).orElse(place);
            problems.add(new Problem(
                    told,
                    "%s.%s-file: there is no file %s that this user may read.".formatted(own.path(), key, file.get())));
        }
        return own.text(key).map(value -> Secret.of(value, own.originOf(key))).or(() -> file.map(Secret::in));
    }

    /** A workspace may be stricter than all of Weir, never freer. */
    private Mode mode(Part own) {
        var all = weir.text("mode").map(WorkspaceReading::mode).orElse(Mode.OBSERVE);
        var mode = own.text("mode").map(WorkspaceReading::mode).orElse(all);
        if (mode.compareTo(all) > 0) {
            problems.add(new Problem(
                    own.placeOf("mode"),
                    "%s.mode is %s, which is freer than weir.mode, %s.".formatted(own.path(), word(mode), word(all))));
        }
        return mode;
    }

    private static Mode mode(String word) {
        return Mode.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static String word(Mode mode) {
        return mode.name().toLowerCase(Locale.ROOT);
    }

    private static ObserveSettings observe(Part observe) {
        var usual = ObserveSettings.DEFAULT;
        return new ObserveSettings(
                observe.length("poll").orElse(usual.poll()),
                observe.length("backfill").orElse(usual.backfill()),
                observe.text("jobs").map(JobRule::parse).orElse(usual.jobs()),
                observe.flag("exclude-ci")
                        .map(out -> out ? CiRuns.EXCLUDED : CiRuns.INCLUDED)
                        .orElse(usual.ci()));
    }

    private static ManifestSource state(Part state) {
        var refresh = state.length("refresh").orElse(REFRESH);
        var from = state.text("from").orElse("latest-run");
        if (from.startsWith("file:")) {
            return new ManifestSource.InFile(state.folder().resolve(from.substring("file:".length())), refresh);
        }
        return new ManifestSource.LatestRun(state.whole("job"), refresh);
    }
}
