/** Who may do what. */
@NullMarked
package dev.weir.domain.access;

import org.jspecify.annotations.NullMarked;
