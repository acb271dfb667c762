/** Storage on H2 and PostgreSQL. */
@NullMarked
package dev.weir.adapter.persistence;

import org.jspecify.annotations.NullMarked;
