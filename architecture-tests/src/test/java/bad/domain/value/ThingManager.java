package bad.domain.value;

/** Breaks: names say what a thing is. */
public record ThingManager(String thing) {}
