package dev.weir.app.command;

/** How {@code weir ls} names a node. */
enum LsForm {
    UNIQUE_ID,
    NAME,
    PATH,
    SELECTOR,
    JSON
}
