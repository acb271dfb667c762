package dev.weir.app.template;

/** Python's None: a value that is there and is nothing, unlike a name that is not there. */
enum PythonNone {
    NONE
}
