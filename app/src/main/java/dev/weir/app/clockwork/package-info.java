/** The alarm clock: wakes each loop in its time, never beside itself, and notes what came of it. Decides nothing. */
@NullMarked
package dev.weir.app.clockwork;

import org.jspecify.annotations.NullMarked;
