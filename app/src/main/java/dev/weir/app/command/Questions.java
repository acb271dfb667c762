package dev.weir.app.command;

import java.util.Optional;

/** What a command may ask of the person at the terminal when its options do not say it. */
@FunctionalInterface
interface Questions {

    /** {@return the answer; empty when nobody sits there, or nothing was typed} */
    Optional<String> ask(String question);

    /** Asks at this process's terminal, on standard error, since standard output is for data. */
    static Questions atTheTerminal(Console console) {
        return question -> {
            var terminal = Optional.ofNullable(System.console()).filter(java.io.Console::isTerminal);
            if (terminal.isEmpty()) {
                return Optional.empty();
            }
            console.err().print(question + ": ");
            console.err().flush();
            return terminal.map(java.io.Console::readLine).map(String::strip).filter(answer -> !answer.isEmpty());
        };
    }
}
