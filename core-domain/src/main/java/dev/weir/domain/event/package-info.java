/** What runs did to assets and checks, and how far a reader has read. */
@NullMarked
package dev.weir.domain.event;

import org.jspecify.annotations.NullMarked;
