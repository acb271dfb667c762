package bad.adapter.dbtcloud.sandbox;

import bad.adapter.dbtcloud.client.Wire;

/** Breaks: the sandbox and the client share no class. */
public record SharesWithClient(Wire wire) {}
