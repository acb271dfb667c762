/** What went wrong out there, in our words. */
@NullMarked
package dev.weir.domain.fault;

import org.jspecify.annotations.NullMarked;
