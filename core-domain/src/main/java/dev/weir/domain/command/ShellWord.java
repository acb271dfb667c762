package dev.weir.domain.command;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words quoted for a POSIX shell: what a shell might touch stands between single quotes. */
final class ShellWord {

    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_@%+:,./=-]+");

    private ShellWord() {}

    static String quoted(String word) {
        return SAFE.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    static String line(List<String> words) {
        return words.stream().map(ShellWord::quoted).collect(Collectors.joining(" "));
    }
}
