/** Files that people name: what is wrong with one, in words. */
@NullMarked
package dev.weir.app.file;

import org.jspecify.annotations.NullMarked;
