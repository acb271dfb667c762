/** dbt's node selection: its language, and its evaluation over the graph of a manifest. */
@NullMarked
package dev.weir.domain.selection;

import org.jspecify.annotations.NullMarked;
