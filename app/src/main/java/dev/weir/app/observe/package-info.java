/** Observing: looking at dbt Cloud, reading what ended, and recording it. Knows ports and the core, and no technology. */
@NullMarked
package dev.weir.app.observe;

import org.jspecify.annotations.NullMarked;
