/** Answering every question that the outside may ask about what was observed. Reads, and changes nothing. */
@NullMarked
package dev.weir.app.browse;

import org.jspecify.annotations.NullMarked;
