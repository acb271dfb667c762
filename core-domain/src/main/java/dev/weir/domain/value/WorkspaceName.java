package dev.weir.domain.value;

import java.util.regex.Pattern;

/** The name by which people and programs call a workspace: {@code [a-z0-9-]}, 1 to 63 characters, as in the configuration. */
public record WorkspaceName(String value) implements Comparable<WorkspaceName> {

    private static final Pattern SHAPE = Pattern.compile("[a-z0-9-]{1,63}");

    public WorkspaceName {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "workspace name \"%s\": only a-z, 0-9 and - are allowed, 1 to 63 of them".formatted(value));
        }
    }

    @Override
    public int compareTo(WorkspaceName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
