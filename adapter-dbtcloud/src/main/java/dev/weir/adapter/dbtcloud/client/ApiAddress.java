package dev.weir.adapter.dbtcloud.client;

import java.net.URI;
import java.util.regex.Pattern;

/** The address of an account's API host as people write it: with or without a path of the API or a slash at the end. */
final class ApiAddress {

    private static final Pattern TAIL = Pattern.compile("(/api(/(private/)?v\\d+)?)?/*$");

    private ApiAddress() {}

    /** {@return scheme, host, port and whatever path stands before {@code /api}, without a slash at the end} */
    static URI of(URI given) {
        var path = given.getRawPath() == null ? "" : given.getRawPath();
        var port = given.getPort() < 0 ? "" : ":" + given.getPort();
        return URI.create("%s://%s%s%s"
                .formatted(
                        given.getScheme(),
                        given.getHost(),
                        port,
                        TAIL.matcher(path).replaceFirst("")));
    }
}
