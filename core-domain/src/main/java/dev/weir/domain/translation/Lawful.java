package dev.weir.domain.translation;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What groups, owners and tags may look like; everything else is an {@link IllegalArgumentException} that says why. The shapes are Dagster's,
 * so that what holds here holds there.
 */
final class Lawful {

    private static final Pattern GROUP = Pattern.compile("[A-Za-z0-9_]+(/[A-Za-z0-9_]+)*");
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,7}");
    private static final String TAG_PART = "[A-Za-z0-9_.-]{1,63}";
    private static final Pattern TAG = Pattern.compile("(%s/)?%s".formatted(TAG_PART, TAG_PART));
    private static final Pattern KIND_WORD = Pattern.compile(TAG_PART);
    private static final Pattern TAG_VALUE = Pattern.compile("[A-Za-z0-9_.-]{0,63}");

    /** A tag that begins so names a kind. */
    static final String KIND = "dagster/kind/";

    private Lawful() {}

    static boolean isTag(String tag) {
        return TAG.matcher(tag).matches();
    }

    static boolean isKind(String tag) {
        return tag.startsWith(KIND)
                && KIND_WORD.matcher(tag.substring(KIND.length())).matches();
    }

    static String group(String group) {
        if (!GROUP.matcher(group).matches()) {
            throw new IllegalArgumentException(
                    "the group \"%s\" is not allowed: letters, digits and _, in parts parted by a slash"
                            .formatted(group));
        }
        return group;
    }

    static List<String> owners(List<String> owners) {
        for (String owner : owners) {
            boolean team = owner.startsWith("team:") && owner.length() > "team:".length();
            if (!team && !ADDRESS.matcher(owner).matches()) {
                throw new IllegalArgumentException(
                        "\"%s\" is not an owner: it must be an e-mail address, or team: and a name".formatted(owner));
            }
        }
        return owners;
    }

    static void tag(String key, String value) {
        if (!isTag(key) && !isKind(key)) {
            throw new IllegalArgumentException(
                    "the tag \"%s\" is not allowed: up to 63 letters, digits, _, - and ., after one such prefix and a slash or none"
                            .formatted(key));
        }
        if (!TAG_VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "the value \"%s\" of the tag %s is not allowed: up to 63 letters, digits, _, - and ."
                            .formatted(value, key));
        }
    }
}
