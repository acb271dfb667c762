/** Conditions on assets, evaluated tick by tick as pure functions of graph, facts, memory and time. */
@NullMarked
package dev.weir.domain.automation;

import org.jspecify.annotations.NullMarked;
