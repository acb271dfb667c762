package bad.adapter.persistence;

import bad.adapter.http.ReadsTheLog;

/** Breaks: adapters never meet. */
public record MeetsAnother(ReadsTheLog other) {}
