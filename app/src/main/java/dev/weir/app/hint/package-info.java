/** Hints from dbt Cloud: they may be lost, repeated or late, and only bring a look forward. */
@NullMarked
package dev.weir.app.hint;

import org.jspecify.annotations.NullMarked;
