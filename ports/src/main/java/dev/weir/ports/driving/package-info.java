/** What the outside may ask of Weir: one question or deed each. */
@NullMarked
package dev.weir.ports.driving;

import org.jspecify.annotations.NullMarked;
