package dev.weir.adapter.dbtcloud.sandbox;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The files that runs leave behind. */
final class ArtifactCalls {

    private final Account account;

    ArtifactCalls(Account account) {
        this.account = account;
    }

    void on(Routes routes) {
        var own = "/api/v2/accounts/{account}";
        routes.on("GET", own + "/runs/{run}/artifacts", this::list)
                .on("GET", own + "/runs/{run}/artifacts/{rest...}", this::file)
                .on("GET", own + "/jobs/{job}/artifacts/{rest...}", this::newest);
    }

    /** Always lists the last step's; {@code data} is null where there is nothing. */
    private Reply list(Call call) throws Refusal {
        var run = account.run(call.id("run"));
        if (run == null) {
            throw Refusal.missing();
        }
        var files = target(run.at(account.advance()), null);
        return Envelope.detail(files.isEmpty() ? null : List.copyOf(files.keySet()));
    }

    private Reply file(Call call) throws Refusal {
        var run = account.run(call.id("run"));
        if (run == null) {
            throw Refusal.missing();
        }
        var step = call.parameter("step");
        return reply(call.text("rest"), target(run.at(account.advance()), step));
    }

    private Reply newest(Call call) throws Refusal {
        var now = account.advance();
        for (var run : account.runsOf(call.id("job")).reversed()) {
            var files = target(run.at(now), null);
            if (files.containsKey(call.text("rest"))) {
                return reply(call.text("rest"), files);
            }
        }
        throw Refusal.missing();
    }

    private static Reply reply(String path, SortedMap<String, FileContent> files) throws Refusal {
        var content = files.get(path);
        if (content == null || List.of(path.split("/", -1)).contains("..")) {
            throw Refusal.missing();
        }
        return Reply.file(path, content);
    }

    private static SortedMap<String, FileContent> target(RunState run, @Nullable String step) throws Refusal {
        if (step == null) {
            return run.steps().isEmpty()
                    ? new TreeMap<>()
                    : run.steps().getLast().target().get();
        }
        try {
            var index = Integer.parseInt(step.trim());
            return run.steps().stream()
                    .filter(each -> each.index() == index)
                    .findFirst()
                    .map(each -> each.target().get())
                    .orElseGet(TreeMap::new);
        } catch (NumberFormatException _) {
            throw Refusal.invalid(Doc.of("step", "'" + step + "' is not a number"));
        }
    }
}
