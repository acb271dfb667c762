package bad.domain.run;

import bad.domain.workspace.AndBack;

/** Breaks: packages form no circle. */
public record RoundAndRound(AndBack back) {}
