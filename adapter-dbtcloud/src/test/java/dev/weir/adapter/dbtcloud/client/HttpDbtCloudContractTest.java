package dev.weir.adapter.dbtcloud.client;

import dev.weir.domain.workspace.Workspace;
import dev.weir.ports.driven.DbtCloud;
import dev.weir.ports.driven.DbtCloudContract;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;

/** The client keeps the port's contract over real HTTP, against a server that knows only what the contract tells. */
class HttpDbtCloudContractTest extends DbtCloudContract {

    private final StubServer server = new StubServer().otherwise(new AccountServer(told));
    private final DbtCloudClient client =
            DbtCloudClient.open(ClientSettings.DEFAULT, new OpenBudget(), InstantSource.system());

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Override
    protected DbtCloud cloud() {
        return client.cloud(_ -> Tokens.always("good"));
    }

    @Override
    protected Workspace watched() {
        return Watched.at(server.address(), told.workspace());
    }
}
