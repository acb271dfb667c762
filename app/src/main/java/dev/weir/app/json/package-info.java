/** JSON as trees, and trees as JSON. */
@NullMarked
package dev.weir.app.json;

import org.jspecify.annotations.NullMarked;
