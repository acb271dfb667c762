package dev.weir.app.template;

import java.util.List;

/** What {@code keys()}, {@code values()} and {@code items()} of a map come to: no list, but what can be gone through. */
record PythonView(String kind, List<Object> items) {}
