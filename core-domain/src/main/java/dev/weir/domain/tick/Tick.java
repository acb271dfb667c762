package dev.weir.domain.tick;

import java.time.Duration;
import java.time.Instant;

/** One turn of a loop, as it is kept. {@code loop} is a name such as {@code poll/shop}. */
public record Tick(String loop, Instant at, Duration took, TickOutcome outcome) {}
