package dev.weir.app.command;

import dev.weir.app.configuration.Configuration.Logs;

/** Sets how a service logs, before its first line. Commands that are not a service keep to warnings. */
final class Logging {

    private Logging() {}

    static void start(Logs logs) {
        System.setProperty(LogLines.LEVEL, logs.level());
        if (logs.format() == Logs.Format.JSON) {
            System.setProperty(LogLines.FORMAT, LogLines.JSON);
        }
    }
}
