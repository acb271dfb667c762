package dev.weir.app.command;

import java.util.List;
import java.util.function.Function;

/**
 * Every command, in the order in which the help lists them. To add one: a class with picocli's {@code @CommandLine.Command},
 * and a line here. Only the class that is asked for is loaded, so that small commands start fast.
 */
final class Commands {

    private Commands() {}

    /**
     * One command.
     *
     * @param words what is typed for it: one word, or two as in {@code cron next}
     * @param summary one line for the list of commands; a command without one is not for people, and not listed
     */
    record Entry(List<String> words, String summary, Function<Console, Command> make) {

        Entry {
            words = List.copyOf(words);
        }

        static Entry of(String words, String summary, Function<Console, Command> make) {
            return new Entry(List.of(words.split(" ")), summary, make);
        }

        boolean isListed() {
            return !summary.isEmpty();
        }

        String text() {
            return String.join(" ", words);
        }
    }

    static List<Entry> all() {
        return List.of(
                Entry.of("demo", "Weir against an account in a box: history already there, runs going on", Demo::new),
                Entry.of("init", "writes a first weir.yaml from the address of a project in the browser", Init::new),
                Entry.of("serve", "the service", Serve::new),
                Entry.of("validate", "checks the configuration", Validate::new),
                Entry.of("status", "how each workspace of a running Weir stands", Status::new),
                Entry.of("migrate", "brings the database up to date and stops", Migrate::new),
                Entry.of("sandbox", "only the account in a box", SandboxCommand::new),
                Entry.of("ls", "lists what a dbt command selects, from a manifest alone", Ls::new),
                Entry.of("events", "events of a command's results", TellEvents::new),
                Entry.of("specs", "assets and checks of a manifest", TellSpecs::new),
                Entry.of(
                        "automation simulate",
                        "what conditions request in made-up histories, tick by tick",
                        SimulateAutomation::new),
                Entry.of("cron next", "when a cron schedule fires", NextCron::new),
                Entry.of("version", "prints Weir's version and the JVM's", Version::new),
                Entry.of("rehearse", "", _ -> new Rehearse()));
    }
}
