/** Weir's entrance. */
@NullMarked
package dev.weir.app;

import org.jspecify.annotations.NullMarked;
