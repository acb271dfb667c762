/** What was seen of dbt Cloud's runs: whoever started them. */
@NullMarked
package dev.weir.domain.run;

import org.jspecify.annotations.NullMarked;
