/** Removing what was kept long enough. */
@NullMarked
package dev.weir.app.upkeep;

import org.jspecify.annotations.NullMarked;
