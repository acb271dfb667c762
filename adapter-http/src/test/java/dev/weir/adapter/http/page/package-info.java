/** The page in a real browser. */
@NullMarked
package dev.weir.adapter.http.page;

import org.jspecify.annotations.NullMarked;
