package bad.domain.event;

/** What the room before must not know. */
public record Later(String word) {}
