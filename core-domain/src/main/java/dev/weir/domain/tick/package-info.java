/** One turn of any loop, and what came of it: the same words for every loop. */
@NullMarked
package dev.weir.domain.tick;

import org.jspecify.annotations.NullMarked;
