package dev.weir.adapter.dbtcloud.client;

import java.time.Instant;

/** What was read out of an answer, and what dbt Cloud's clock showed when it was given. */
record Told<T>(T value, Instant theirNow) {}
