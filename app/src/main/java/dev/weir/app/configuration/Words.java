package dev.weir.app.configuration;

import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.regex.Pattern;

/** The checks of texts that must say something: each throws an {@link IllegalArgumentException} with a sentence when they do not. */
final class Words {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");

    private Words() {}

    static void notBlank(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("is empty");
        }
    }

    static void webAddress(String text) {
        URI address;
        try {
            address = URI.create(text.strip());
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException("\"%s\" is no web address".formatted(text));
        }
        boolean web = "https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme());
        if (!web || address.getHost() == null) {
            throw new IllegalArgumentException(
                    "\"%s\" is no web address, must begin with https:// and name a host".formatted(text));
        }
        if (address.getUserInfo() != null) {
            throw new IllegalArgumentException("a web address with a user name or a password in it is not taken here");
        }
    }

    /** The address of a proxy may hold a password, so it is not quoted. */
    static void proxy(String text) {
        try {
            var address = URI.create(text.strip());
            if ("http".equalsIgnoreCase(address.getScheme()) && address.getHost() != null && address.getPort() > 0) {
                return;
            }
        } catch (IllegalArgumentException _) {
            // Said below, without quoting it.
        }
        throw new IllegalArgumentException("is no address of a proxy, must be http://[user:password@]host:port");
    }

    static void zone(String text) {
        try {
            ZoneId.of(text);
        } catch (DateTimeException _) {
            throw new IllegalArgumentException(
                    "\"%s\" is no time zone, must be one like Europe/Berlin or UTC".formatted(text));
        }
    }

    static void database(String text) {
        if (!text.startsWith("jdbc:h2:file:")
                && !text.startsWith("jdbc:h2:mem:")
                && !text.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException(
                    "is an address of no database that Weir knows, must begin with jdbc:h2:file: or jdbc:postgresql://");
        }
    }

    static void manifestSource(String text) {
        if (!text.equals("latest-run") && !text.equals("parse") && !(text.startsWith("file:") && text.length() > 5)) {
            throw new IllegalArgumentException("\"%s\" is none of latest-run, parse and file:PATH".formatted(text));
        }
    }

    static void sha256(String text) {
        if (!SHA256.matcher(text).matches()) {
            throw new IllegalArgumentException("is no SHA-256, must be 64 hexadecimal digits");
        }
    }

    static void day(String text) {
        try {
            LocalDate.parse(text);
        } catch (DateTimeException _) {
            throw new IllegalArgumentException("\"%s\" is no day, must be one like 2027-01-31".formatted(text));
        }
    }
}
