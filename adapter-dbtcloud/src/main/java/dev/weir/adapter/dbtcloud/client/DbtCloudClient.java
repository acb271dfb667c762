package dev.weir.adapter.dbtcloud.client;

import dev.weir.domain.value.WorkspaceName;
import dev.weir.ports.driven.AccountDirectory;
import dev.weir.ports.driven.ApiBudget;
import dev.weir.ports.driven.DbtCloud;
import java.net.URI;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.Function;

/**
 * The door of the client: connections to dbt Cloud, shared by all workspaces and closed together. Everything that it hands out may be
 * used from many threads.
 */
public final class DbtCloudClient implements AutoCloseable {

    private final Transport transport;
    private final Conversation conversation;

    private DbtCloudClient(Transport transport, Conversation conversation) {
        this.transport = transport;
        this.conversation = conversation;
    }

    /**
     * Opens a client. Nothing is asked yet.
     *
     * @param budget pays for every call, by account
     * @param clock ours, for waiting and for answers that tell no time
     * @throws IllegalArgumentException if the certificate authorities cannot be read, in a sentence that names the file
     */
    public static DbtCloudClient open(ClientSettings settings, ApiBudget budget, InstantSource clock) {
        return open(
                settings,
                budget,
                clock,
                Pause.real(),
                () -> ThreadLocalRandom.current().nextDouble());
    }

    static DbtCloudClient open(
            ClientSettings settings, ApiBudget budget, InstantSource clock, Pause pause, DoubleSupplier chance) {
        var transport = new Transport(settings, System::nanoTime);
        return new DbtCloudClient(
                transport, new Conversation(transport, settings, budget, clock, BackOff.usual(chance), pause));
    }

    /** {@return dbt Cloud for workspaces, each with the token that {@code tokens} gives for it} */
    public DbtCloud cloud(Function<WorkspaceName, TokenSource> tokens) {
        return new HttpDbtCloud(conversation, tokens);
    }

    /** {@return what a token can see at the host {@code accessUrl}} */
    public AccountDirectory directory(URI accessUrl, TokenSource token) {
        return new HttpAccountDirectory(
                conversation, new Questions(ApiAddress.of(accessUrl), new KeptToken(token), "set-up"));
    }

    @Override
    public void close() {
        transport.close();
    }
}
