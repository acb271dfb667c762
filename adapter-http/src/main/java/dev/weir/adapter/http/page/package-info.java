/** The page: its files as they are, from the jar. */
@NullMarked
package dev.weir.adapter.http.page;

import org.jspecify.annotations.NullMarked;
