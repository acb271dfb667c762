package bad.ports.driving;

/** A driving port. */
public interface PollThings {
    void poll();
}
