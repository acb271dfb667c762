/** From a manifest to assets and checks: the only place where rules of naming live. Open for users to replace. */
@NullMarked
package dev.weir.domain.translation;

import org.jspecify.annotations.NullMarked;
