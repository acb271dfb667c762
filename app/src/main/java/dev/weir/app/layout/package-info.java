/** Placing graphs: the only room that knows ELK. */
@NullMarked
package dev.weir.app.layout;

import org.jspecify.annotations.NullMarked;
