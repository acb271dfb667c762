package bad.adapter.dbtcloud;

import bad.app.observe.KnowsQuartz;

/** Breaks: nothing imports the app. */
public record ClimbsDown(KnowsQuartz app) {}
