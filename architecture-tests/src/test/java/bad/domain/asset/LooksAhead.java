package bad.domain.asset;

import bad.domain.event.Later;

/** Breaks: the rooms of the core stand in an order. */
public record LooksAhead(Later later) {}
