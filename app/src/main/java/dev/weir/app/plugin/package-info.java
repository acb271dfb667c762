/** What others add to Weir by a jar beside it. */
@NullMarked
package dev.weir.app.plugin;

import org.jspecify.annotations.NullMarked;
