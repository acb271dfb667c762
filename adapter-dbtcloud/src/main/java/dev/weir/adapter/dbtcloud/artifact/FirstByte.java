package dev.weir.adapter.dbtcloud.artifact;

/** What a value is, told by its first byte. */
final class FirstByte {

    private FirstByte() {}

    static boolean isNull(char first) {
        return first == 'n';
    }

    static boolean isText(char first) {
        return first == '"';
    }

    static boolean isNumber(char first) {
        return first == '-' || (first >= '0' && first <= '9');
    }

    /** {@return the kind of the value in the words of an error} */
    static String kind(char first) {
        return switch (first) {
            case '"' -> "a text";
            case '{' -> "a map";
            case '[' -> "a list";
            case 't', 'f' -> "true or false";
            case 'n' -> "nothing";
            default -> "a number";
        };
    }
}
