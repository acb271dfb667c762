/** The walls of the house, each with the reason that it stands, and the proof that each bites. */
@NullMarked
package dev.weir.architecture;

import org.jspecify.annotations.NullMarked;
