package dev.weir.adapter.dbtcloud.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.domain.fault.Fault;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ways out of a company's network: its proxy, and its own certificate authority. */
class ProxyAndAuthorityTest {

    @TempDir
    private Path folder;

    @Test
    void hostsAreReachedThroughTheProxyWhichGetsItsPasswordAndNotTheToken() throws IOException {
        try (var stand = new Stand();
                var proxy = new TunnelProxy(stand.server.address());
                var client = DbtCloudClient.open(
                        ClientSettings.DEFAULT.withProxy(URI.create("http://user:pass@127.0.0.1:" + proxy.port())),
                        stand.budget,
                        stand.time)) {
            var cloud = client.cloud(_ -> Tokens.always(Stand.TOKEN));

            var runs = cloud.openRuns(Watched.at(URI.create("http://dbt.example:8000")));

            assertThat(runs.value()).isEmpty();
            assertThat(proxy.asked()).hasSize(1);
            assertThat(proxy.asked().getFirst())
                    .startsWith("CONNECT dbt.example:8000 ")
                    .containsIgnoringCase("proxy-authorization: Basic "
                            + Base64.getEncoder().encodeToString("user:pass".getBytes(StandardCharsets.UTF_8)))
                    .doesNotContain(Stand.TOKEN);
            assertThat(stand.server.requests().getFirst().header("Authorization"))
                    .contains(Stand.TOKEN);
        }
    }

    @Test
    void theLoopbackIsReachedWithoutTheProxy() {
        try (var stand = new Stand(ClientSettings.DEFAULT.withProxy(URI.create("http://127.0.0.1:9")))) {
            assertThat(stand.asks()).isEmpty();
        }
    }

    @Test
    void theSettingsDoNotPrintTheProxysPassword() {
        assertThat(ClientSettings.DEFAULT.withProxy(URI.create("http://user:pass@proxy.example:3128")))
                .asString()
                .contains("proxy.example:3128")
                .doesNotContain("pass@");
    }

    @Test
    void aCertificateOfOnesOwnAuthorityIsTrustedWhenItsFileIsNamed() throws Exception {
        var keys = selfSigned();
        try (var stand = new Stand(
                ClientSettings.DEFAULT.withAuthorities(keys.pem()),
                new StubServer("https", keys.sockets()),
                Tokens.always(Stand.TOKEN))) {
            stand.server.otherwise(Stand.nothing());

            assertThat(stand.asks()).isEmpty();
        }
    }

    @Test
    void aCertificateThatNobodyTrustsIsSaid() throws Exception {
        try (var stand = new Stand(
                ClientSettings.DEFAULT, new StubServer("https", selfSigned().sockets()), Tokens.always(Stand.TOKEN))) {
            assertThat(stand.fails())
                    .isInstanceOf(Fault.Unavailable.class)
                    .extracting(Fault::sentence)
                    .asString()
                    .contains("its certificate is not trusted", "name its PEM file");
            assertThat(stand.requests()).isZero();
        }
    }

    @Test
    void aFileWithoutCertificatesIsRefusedByName() throws IOException {
        var empty = Files.writeString(folder.resolve("empty.pem"), "nothing");

        assertThatThrownBy(() -> DbtCloudClient.open(
                        ClientSettings.DEFAULT.withAuthorities(empty), new OpenBudget(), new HandTime()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("empty.pem");
    }

    private record Keys(Path pem, ServerSocketFactory sockets) {}

    /** A key of today, made by the JDK's own tool. */
    private Keys selfSigned() throws IOException, InterruptedException, GeneralSecurityException {
        var store = folder.resolve("keys.p12");
        var pem = folder.resolve("authority.pem");
        var password = "changeit";
        keytool(List.of(
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=test",
                "-ext",
                "san=ip:127.0.0.1",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-storepass",
                password,
                "-keystore",
                store.toString()));
        keytool(List.of(
                "-exportcert",
                "-rfc",
                "-alias",
                "server",
                "-storepass",
                password,
                "-keystore",
                store.toString(),
                "-file",
                pem.toString()));
        var keys = KeyStore.getInstance(store.toFile(), password.toCharArray());
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, password.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return new Keys(pem, context.getServerSocketFactory());
    }

    private static void keytool(List<String> arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(arguments);
        var made = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(made.waitFor()).isZero();
    }
}
