/** Asking for specs and events of files: settings, selection and translation in one question. */
@NullMarked
package dev.weir.app.translate;

import org.jspecify.annotations.NullMarked;
