package dev.weir.app.wiring;

import dev.weir.adapter.dbtcloud.client.ClientSettings;
import dev.weir.adapter.dbtcloud.client.DbtCloudClient;
import dev.weir.adapter.dbtcloud.client.TokenSource;
import dev.weir.app.configuration.Configuration.Way;
import dev.weir.app.configuration.Secret;
import dev.weir.ports.driven.AccountDirectory;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;

/** What commands that look around at dbt Cloud need, without a store. */
public final class CloudDoor implements AutoCloseable {

    private final DbtCloudClient client;

    private CloudDoor(DbtCloudClient client) {
        this.client = client;
    }

    /** Opens the door; throws {@link IllegalArgumentException} with a sentence if the certificate authorities cannot be read. */
    public static CloudDoor open(Way way) {
        return new CloudDoor(DbtCloudClient.open(settings(way), new UnmeteredBudget(), InstantSource.system()));
    }

    /** The way of those who configure none. */
    public static CloudDoor open() {
        return open(new Way(Optional.empty(), Optional.empty()));
    }

    /** What {@code token} can see at {@code accessUrl}. */
    public AccountDirectory directory(URI accessUrl, Secret token) {
        return client.directory(accessUrl, source(token));
    }

    static ClientSettings settings(Way way) {
        var settings = ClientSettings.DEFAULT;
        if (way.proxy().isPresent()) {
            settings = settings.withProxy(way.proxy().get());
        }
        if (way.authorities().isPresent()) {
            settings = settings.withAuthorities(way.authorities().get());
        }
        return settings;
    }

    static TokenSource source(Secret secret) {
        return new TokenSource() {
            @Override
            public String token() {
                return secret.reveal();
            }

            @Override
            public String origin() {
                return secret.origin();
            }
        };
    }

    @Override
    public void close() {
        client.close();
    }
}
