/** Taking hints from dbt Cloud. */
@NullMarked
package dev.weir.app.hook;

import org.jspecify.annotations.NullMarked;
