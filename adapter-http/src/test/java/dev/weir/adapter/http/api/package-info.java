@NullMarked
package dev.weir.adapter.http.api;

import org.jspecify.annotations.NullMarked;
