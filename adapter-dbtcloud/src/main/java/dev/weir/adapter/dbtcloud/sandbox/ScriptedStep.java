package dev.weir.adapter.dbtcloud.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A step of which a test says everything. It ended well unless something else is said, over the whole of its run's time. */
public final class ScriptedStep {

    private final ScriptedRun run;
    private final int index;
    private final String name;
    private final TreeMap<String, FileContent> target = new TreeMap<>();
    private @Nullable String command;
    private int status = RunState.SUCCESS;
    private @Nullable Instant started;
    private @Nullable Instant finished;
    private String log = "";

    ScriptedStep(ScriptedRun run, int index, String name) {
        this.run = run;
        this.index = index;
        this.name = name;
        this.started = run.created();
        this.finished = run.created();
    }

    ScriptedStep command(String text) {
        command = text;
        return this;
    }

    /** {@return its place among the run's steps, from 1} */
    public int index() {
        return index;
    }

    /** Says when it began and, unless it still goes on, ended. */
    public ScriptedStep times(Instant from, @Nullable Instant to) {
        synchronized (run) {
            started = from;
            finished = to;
            return this;
        }
    }

    /** Says dbt Cloud's number for its status. */
    public ScriptedStep status(int number) {
        synchronized (run) {
            status = number;
            return this;
        }
    }

    /** Says what the console showed. */
    public ScriptedStep log(String text) {
        synchronized (run) {
            log = text;
            return this;
        }
    }

    /** Puts a file into the target folder as it is after this step. Nothing is carried over from earlier steps by itself. */
    public ScriptedStep file(String path, byte[] bytes) {
        synchronized (run) {
            target.put(path, FileContent.of(bytes));
            return this;
        }
    }

    /** Puts a text file into the target folder. */
    public ScriptedStep file(String path, String text) {
        return file(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Takes a file away again. */
    public ScriptedStep without(String path) {
        synchronized (run) {
            target.remove(path);
            return this;
        }
    }

    /** Puts all files of one of the orchard's scenarios there as they are, {@code build-clean} or {@code job-of-many-steps/step-2}. */
    public ScriptedStep scenario(String folder) {
        synchronized (run) {
            target.putAll(Resources.scenario(folder));
            return this;
        }
    }

    StepState state() {
        var files = new TreeMap<>(target);
        var text = log;
        return new StepState(index, name, command, status, started, finished, () -> text, () -> files);
    }
}
