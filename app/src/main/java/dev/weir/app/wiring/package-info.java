/** Which adapter answers which port: the only place that names them. */
@NullMarked
package dev.weir.app.wiring;

import org.jspecify.annotations.NullMarked;
