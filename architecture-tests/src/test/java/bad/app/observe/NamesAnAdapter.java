package bad.app.observe;

import bad.adapter.dbtcloud.client.Wire;

/** Breaks: only the wiring names adapters. */
public record NamesAnAdapter(Wire wire) {}
