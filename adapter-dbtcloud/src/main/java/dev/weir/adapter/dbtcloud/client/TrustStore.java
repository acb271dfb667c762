package dev.weir.adapter.dbtcloud.client;

import io.micronaut.http.ssl.SslConfiguration.TrustStoreConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Java's own certificate authorities with those of a PEM file beside them, as the file that the HTTP client reads. */
final class TrustStore implements AutoCloseable {

    /** Certificates are no secret: this only satisfies a format that wants a password. */
    private static final String PASSWORD = "certificates";

    private final Path file;

    private TrustStore(Path file) {
        this.file = file;
    }

    /** @throws IllegalArgumentException if the file cannot be read or holds no certificate */
    static TrustStore with(Path pem) {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            addJavasOwn(store);
            addFrom(pem, store);
            var file = Files.createTempFile("weir-authorities", ".p12");
            try (var out = Files.newOutputStream(file)) {
                store.store(out, PASSWORD.toCharArray());
            }
            return new TrustStore(file);
        } catch (IOException | GeneralSecurityException unusable) {
            throw new IllegalArgumentException(
                    "%s: no certificates could be read from it (%s). It must be a PEM file."
                            .formatted(pem, unusable.getMessage()),
                    unusable);
        }
    }

    private static void addFrom(Path pem, KeyStore store) throws IOException, GeneralSecurityException {
        try (var in = Files.newInputStream(pem)) {
            var certificates = CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (certificates.isEmpty()) {
                throw new IOException("there is none in it");
            }
            var number = 0;
            for (var certificate : certificates) {
                store.setCertificateEntry("own-" + number++, certificate);
            }
        }
    }

    private static void addJavasOwn(KeyStore store) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((@Nullable KeyStore) null);
        var number = 0;
        for (var manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager authorities) {
                for (var certificate : authorities.getAcceptedIssuers()) {
                    store.setCertificateEntry("java-" + number++, certificate);
                }
            }
        }
    }

    void use(TrustStoreConfiguration configuration) {
        configuration.setPath("file:" + file);
        configuration.setType("PKCS12");
        configuration.setPassword(PASSWORD);
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
