/** YAML files as neutral trees, each part with its place. */
@NullMarked
package dev.weir.app.yaml;

import org.jspecify.annotations.NullMarked;
