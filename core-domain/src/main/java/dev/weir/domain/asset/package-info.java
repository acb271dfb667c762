/** What dbt knows of a project: its nodes, and the assets and checks that they are. */
@NullMarked
package dev.weir.domain.asset;

import org.jspecify.annotations.NullMarked;
