package bad.adapter.dbtcloud.client;

/** A class of the client. */
public record Wire(String text) {}
