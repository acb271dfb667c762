package dev.weir.app.template;

/**
 * What stands for something that is not there: Jinja's Undefined. It holds nothing and is false; what else is done with it is an error.
 * A name that nobody knows is not printed either, although Jinja prints nothing for it: a key or a description with a hole in it looks
 * whole, and a misspelt name would never be found.
 *
 * @param why it is not there
 * @param kind whether somebody named it
 */
record Unknown(String why, Kind kind) {

    /** What is not there. */
    enum Kind {
        /** Somebody named it, and nobody knows the name. */
        NAME,
        /** It need not be there: what an {@code if} without {@code else} comes to, or the first of none. */
        NOTHING
    }

    static Unknown nothing(String why) {
        return new Unknown(why, Kind.NOTHING);
    }

    static Unknown name(String name) {
        return new Unknown("'%s' is undefined".formatted(name), Kind.NAME);
    }

    static Unknown member(Object base, Object name) {
        var key =
                name instanceof String text ? "attribute '%s'".formatted(text) : "element " + PythonPrinted.shown(name);
        return new Unknown("%s has no %s".formatted(PythonType.said(base), key), Kind.NAME);
    }

    IllegalArgumentException used() {
        return new IllegalArgumentException(why);
    }

    String printed() {
        return switch (kind) {
            case NAME -> throw new IllegalArgumentException(why + "; default says what to take instead");
            case NOTHING -> "";
        };
    }
}
