package dev.weir.adapter.dbtcloud.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiAddressTest {

    @ParameterizedTest
    @CsvSource({
        "https://ab123.us1.dbt.com, https://ab123.us1.dbt.com",
        "https://ab123.us1.dbt.com/, https://ab123.us1.dbt.com",
        "https://ab123.us1.dbt.com/api, https://ab123.us1.dbt.com",
        "https://ab123.us1.dbt.com/api/v2, https://ab123.us1.dbt.com",
        "https://ab123.us1.dbt.com/api/v3/, https://ab123.us1.dbt.com",
        "https://cloud.example.com:8443//, https://cloud.example.com:8443",
        "http://127.0.0.1:8080/dbt/api/v2/, http://127.0.0.1:8080/dbt",
    })
    void whateverPeopleWriteTheHostIsMeant(URI written, URI meant) {
        assertThat(ApiAddress.of(written)).isEqualTo(meant);
    }
}
