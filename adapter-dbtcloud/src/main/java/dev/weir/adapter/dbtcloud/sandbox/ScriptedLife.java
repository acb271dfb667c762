package dev.weir.adapter.dbtcloud.sandbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A life in which nothing happens by itself: a run that was asked for waits until a test says more of it. */
final class ScriptedLife implements Life {

    @Override
    public void advance(Account account, Instant now) {
        // only the test moves things on
    }

    @Override
    public SandboxRun begin(Account account, Job job, long run, Trigger trigger, @Nullable RunState retries) {
        var begun = new ScriptedRun(run, new RunState.Place(job.id(), job.project(), job.environment()), trigger.at())
                .cause(trigger.category(), trigger.cause());
        for (var name : trigger.given().names()) {
            var value = trigger.given().get(name);
            if (value != null) {
                begun.given(name, value);
            }
        }
        if (retries != null) {
            begun.retries(retries.id());
        }
        return begun;
    }
}
