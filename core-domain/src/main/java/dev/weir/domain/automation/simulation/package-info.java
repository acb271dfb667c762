/** Made-up histories, to see what conditions would do: scenarios of definitions, events, runs and ticks. */
@NullMarked
package dev.weir.domain.automation.simulation;

import org.jspecify.annotations.NullMarked;
