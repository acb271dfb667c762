/** Jinja templates over nodes, with no Java in their reach. */
@NullMarked
package dev.weir.app.template;

import org.jspecify.annotations.NullMarked;
