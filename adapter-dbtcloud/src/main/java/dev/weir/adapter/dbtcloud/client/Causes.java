package dev.weir.adapter.dbtcloud.client;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says in plain words why no answer came, from the innermost exception that a person knows something to do about. */
final class Causes {

    private static final int DEEPEST = 10;

    private Causes() {}

    static String plainly(@Nullable Throwable failed) {
        String said = null;
        var cause = failed;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++, cause = cause.getCause()) {
            switch (cause) {
                case UnknownHostException _ -> {
                    return "there is no host of this name";
                }
                case ConnectException _ -> {
                    return "the connection was refused";
                }
                case CertificateException untrusted -> {
                    return "its certificate is not trusted (%s); if a certificate authority of your own signs here, name its PEM file"
                            .formatted(untrusted.getMessage());
                }
                case SSLException encryption ->
                    said = "no encrypted connection could be made (" + encryption.getMessage() + ")";
                default -> {
                    if (said == null
                            && cause.getMessage() != null
                            && !cause.getMessage().isBlank()) {
                        said = cause.getMessage();
                    }
                }
            }
        }
        return said == null ? "the connection failed" : said;
    }
}
