/** When things are due: cron expressions, the zones in which they are read, and changes of the clock. */
@NullMarked
package dev.weir.domain.schedule;

import org.jspecify.annotations.NullMarked;
