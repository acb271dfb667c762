package dev.weir.adapter.dbtcloud.client;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.domain.fault.Fault;
import dev.weir.domain.run.Run;
import dev.weir.domain.workspace.Workspace;
import dev.weir.ports.driven.DbtCloud;
import dev.weir.ports.driven.DbtCloudException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A client with all that it stands on: a server that does as told, a budget, a clock, and a token. */
final class Stand implements AutoCloseable {

    static final String TOKEN = "dbtc_the_secret_of_the_test";

    /** Short enough for a test that waits for them to pass. */
    static final ClientSettings.Timeouts SHORT = new ClientSettings.Timeouts(
            Duration.ofSeconds(5), Duration.ofMillis(400), Duration.ofMillis(1200), Duration.ofMillis(1200));

    final StubServer server;
    final OpenBudget budget = new OpenBudget();
    final HandTime time = new HandTime();
    final DbtCloudClient client;
    final DbtCloud cloud;

    Stand() {
        this(ClientSettings.DEFAULT);
    }

    Stand(ClientSettings settings) {
        this(settings, new StubServer(), Tokens.always(TOKEN));
    }

    Stand(TokenSource tokens) {
        this(ClientSettings.DEFAULT, new StubServer(), tokens);
    }

    Stand(ClientSettings settings, StubServer server, TokenSource tokens) {
        this.server = server;
        this.client = DbtCloudClient.open(settings, budget, time, time, () -> 0.5);
        this.cloud = client.cloud(_ -> tokens);
    }

    Workspace workspace() {
        return Watched.at(server.address());
    }

    /** Asks something: what, does not matter. */
    List<Run> asks() {
        return cloud.openRuns(workspace()).value();
    }

    /** Asks something that must fail, and tells the fault. */
    Fault fails() {
        return fails(this::asks);
    }

    Fault fails(ThrowingCallable asking) {
        var thrown = catchThrowableOfType(DbtCloudException.class, asking);
        return Objects.requireNonNull(thrown, "nothing failed").fault();
    }

    int requests() {
        return server.requests().size();
    }

    /** An envelope without rows. */
    static StubServer.Handler nothing() {
        return (_, out) -> out.json("{\"status\":{\"code\":200},\"data\":[]}");
    }

    /** dbt Cloud's own refusal. */
    static StubServer.Handler refusal(int status, String message) {
        return (_, out) -> out.status(
                status,
                "application/json",
                "{\"status\":{\"code\":%d,\"is_success\":false,\"user_message\":\"%s\",\"developer_message\":null},\"data\":null}"
                        .formatted(status, message));
    }

    /** A gateway's page. */
    static StubServer.Handler page(int status) {
        return (_, out) -> out.status(status, "text/html", "<html><body>Gateway</body></html>");
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
