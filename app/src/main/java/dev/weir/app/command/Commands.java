package dev.weir.app.command;

import java.util.List;
import java.util.function.Function;

/**
 * Every command, in the order in which the help lists them. To add one: a class that tells its {@link Words}, and a line here. Only the class that is asked for is loaded, so that small commands start fast.
 */
final class Commands {

    private Commands() {}

    /** Whether a command can be used. */
    enum Standing {
        HERE,
        LATER,
        HIDDEN
    }

    /** How the process of a command ends. */
    enum Ending {
        /** As soon as it is done: it has closed what it opened, and nothing else waits for the end. */
        AT_ONCE,
        /** With the JVM's own shutdown, which runs and waits for what was told to be done at the end. */
        ORDERLY
    }

    /**
     * One command.
     *
     * @param words what is typed for it: one word, or two as in {@code cron next}
     * @param summary one line for the list of commands
     */
    record Entry(
            List<String> words, Standing standing, Ending ending, String summary, Function<Console, Command> make) {

        Entry {
            words = List.copyOf(words);
        }

        static Entry of(String words, String summary, Function<Console, Command> make) {
            return new Entry(List.of(words.split(" ")), Standing.HERE, Ending.AT_ONCE, summary, make);
        }

        /** A command that goes on until it is told to stop. */
        static Entry service(String words, String summary, Function<Console, Command> make) {
            return new Entry(List.of(words.split(" ")), Standing.HERE, Ending.ORDERLY, summary, make);
        }

        /** A command whose capability has not landed: it is known, answered, and refused. */
        static Entry later(String words, String summary) {
            return new Entry(
                    List.of(words.split(" ")),
                    Standing.LATER,
                    Ending.AT_ONCE,
                    summary,
                    _ -> new LaterCommand("weir " + words));
        }

        /** A command that is not for people, and at whose end the JVM has still to write down what it noted. */
        static Entry hidden(String words, Function<Console, Command> make) {
            return new Entry(List.of(words.split(" ")), Standing.HIDDEN, Ending.ORDERLY, "", make);
        }

        boolean isListed() {
            return standing != Standing.HIDDEN;
        }

        boolean isMeantBy(List<String> typed) {
            return typed.size() >= words.size()
                    && typed.subList(0, words.size()).equals(words);
        }

        String text() {
            return String.join(" ", words);
        }
    }

    static List<Entry> all() {
        return List.of(
                Entry.service(
                        "demo", "Weir against an account in a box: history already there, runs going on", Demo::new),
                Entry.of("init", "writes a first weir.yaml from the address of a project in the browser", Init::new),
                Entry.service("serve", "the service", Serve::new),
                Entry.of("validate", "checks the configuration", Validate::new),
                Entry.of("status", "how each workspace of a running Weir stands", Status::new),
                Entry.of("migrate", "brings the database up to date and stops", Migrate::new),
                Entry.service("sandbox", "only the account in a box", SandboxCommand::new),
                Entry.of("ls", "lists what a dbt command selects, from a manifest alone", Ls::new),
                Entry.of("events", "events of a command's results", TellEvents::new),
                Entry.of("specs", "assets and checks of a manifest", TellSpecs::new),
                Entry.of(
                        "automation simulate",
                        "what conditions request in made-up histories, tick by tick",
                        SimulateAutomation::new),
                Entry.of("cron next", "when a cron schedule fires", NextCron::new),
                Entry.of("version", "prints Weir's version and the JVM's", Version::new),
                Entry.later("request", "asks a running Weir for a run"),
                Entry.later("build", "request --command build"),
                Entry.later("cancel", "takes a request or its run back"),
                Entry.later("retry", "runs again what failed or was skipped"),
                Entry.later("why", "why an asset, a schedule or a run did what it did"),
                Entry.later("stop", "holds all triggering at once, on all nodes"),
                Entry.later("go", "ends a stop"),
                Entry.later("schedules take-over", "runs a job's schedule from here instead of from dbt Cloud"),
                Entry.later("schedules give-back", "lets dbt Cloud run a job's schedule again"),
                Entry.later("plan", "what this weir.yaml would change, start and reset against the live one"),
                Entry.later("apply", "makes this weir.yaml the live one"),
                Entry.hidden("rehearse", _ -> new Rehearse()));
    }
}
