package bad.adapter.http;

import bad.ports.driven.EventLog;

/** Breaks: HTTP knows of the driven ports only the courier. */
public record ReadsTheLog(EventLog log) {
    String last() {
        return log.last();
    }
}
