/** dbt command lines: read, printed, and what they are meant to do. */
@NullMarked
package dev.weir.domain.command;

import org.jspecify.annotations.NullMarked;
