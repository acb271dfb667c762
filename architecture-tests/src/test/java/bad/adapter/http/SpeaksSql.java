package bad.adapter.http;

import java.sql.Connection;

/** Breaks: only the store speaks SQL. */
public record SpeaksSql(Connection connection) {}
