package dev.weir.app.configuration;

import dev.weir.domain.value.Tree;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeMap;

/** What all nodes on one database must agree on: everything but where each listens, what it writes to, and secrets. */
final class Agreement {

    private static final Set<String> EACH_NODE_HAS_ITS_OWN = Set.of("server", "database", "log", "auth", "include");

    private Agreement() {}

    /** {@return the SHA-256 of what is agreed on, whatever the order in which it was written} */
    static String hash(Tree.Fields weir) {
        var text = new StringBuilder();
        new TreeMap<>(weir.values()).forEach((name, value) -> {
            if (!EACH_NODE_HAS_ITS_OWN.contains(name) && !ShapeCheck.isFree(name)) {
                text.append(name);
                print(value, text);
            }
        });
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static void print(Tree tree, StringBuilder text) {
        switch (tree) {
            case Tree.Text(String value, var _) -> quote(value, text);
            case Tree.Num number -> quote(number.value().stripTrailingZeros().toPlainString(), text);
            case Tree.Flag(boolean value, var _) -> quote(Boolean.toString(value), text);
            case Tree.Nothing _ -> text.append('~');
            case Tree.Items(var values, var _) -> {
                text.append('[');
                values.forEach(value -> print(value, text));
                text.append(']');
            }
            case Tree.Fields(var values, var _, var _) -> {
                text.append('{');
                new TreeMap<>(values).forEach((name, value) -> {
                    if (!ShapeCheck.isFree(name) && !isSecret(name)) {
                        quote(name, text);
                        print(value, text);
                    }
                });
                text.append('}');
            }
        }
    }

    private static void quote(String value, StringBuilder text) {
        text.append(value.length()).append(':').append(value);
    }

    private static boolean isSecret(String key) {
        return key.equals("token")
                || key.equals("trigger-token")
                || key.equals("secret")
                || key.equals("password")
                || key.endsWith("-file");
    }
}
