/**
 * A dbt Cloud account in a box: the Administrative API over real HTTP, with a history behind it and a life of its own. It is for the
 * demo and for tests, and shares no class with the client, so that a shared mistake cannot hide.
 */
@NullMarked
package dev.weir.adapter.dbtcloud.sandbox;

import org.jspecify.annotations.NullMarked;
