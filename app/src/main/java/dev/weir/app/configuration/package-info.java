/**
 * The one configuration file, read in layers: files with what they include, then the environment over fixed keys, then {@code ${…}}
 * filled in; checked against {@link dev.weir.app.configuration.Schema} with all problems told at once; and read into plain records.
 */
@NullMarked
package dev.weir.app.configuration;

import org.jspecify.annotations.NullMarked;
