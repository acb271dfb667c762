/** Values without a place of their own: the neutral tree that every format is read into. */
@NullMarked
package dev.weir.domain.value;

import org.jspecify.annotations.NullMarked;
