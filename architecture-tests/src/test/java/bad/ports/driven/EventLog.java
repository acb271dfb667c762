package bad.ports.driven;

/** A driven port. */
public interface EventLog {
    String last();
}
