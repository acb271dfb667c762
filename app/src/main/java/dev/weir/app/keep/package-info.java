/** Keeping house: what was kept long enough goes. */
@NullMarked
package dev.weir.app.keep;

import org.jspecify.annotations.NullMarked;
