package dev.weir.domain.asset;

import java.util.regex.Pattern;

/** What a manifest says, as a hash without the fields that change by themselves (times, invocation, environment): 64 hex digits. */
public record ManifestHash(String value) {

    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{64}");

    public ManifestHash {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("\"%s\" is no hash of 64 hex digits".formatted(value));
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
