/** What is watched: one dbt Cloud account, project and environment, and the jobs defined there. */
@NullMarked
package dev.weir.domain.workspace;

import org.jspecify.annotations.NullMarked;
