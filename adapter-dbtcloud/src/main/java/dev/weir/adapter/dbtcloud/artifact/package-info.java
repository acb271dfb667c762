/** Reading dbt's files. */
@NullMarked
package dev.weir.adapter.dbtcloud.artifact;

import org.jspecify.annotations.NullMarked;
