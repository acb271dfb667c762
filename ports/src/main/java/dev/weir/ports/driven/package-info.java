/** What Weir asks of the outside. */
@NullMarked
package dev.weir.ports.driven;

import org.jspecify.annotations.NullMarked;
