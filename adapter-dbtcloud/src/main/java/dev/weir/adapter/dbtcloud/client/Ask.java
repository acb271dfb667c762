package dev.weir.adapter.dbtcloud.client;

import dev.weir.domain.workspace.AccountId;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One question to dbt Cloud: always a GET, so it may be repeated. What changes something there is never an {@code Ask}.
 *
 * @param base the address of the account's API host, without a slash at the end
 * @param account whose budget pays; empty for the one question that comes before any account
 * @param spender in whose name the budget pays
 * @param what in the words of a sentence: {@code the runs of environment 9}
 * @param keys what a person checks when dbt Cloud knows none: {@code account-id and environment-id}
 * @param path from {@code /api} on, as it is sent
 */
record Ask(
        URI base,
        Optional<AccountId> account,
        String spender,
        KeptToken token,
        String what,
        String keys,
        String path,
        List<String> query,
        Kind kind) {

    /** What the answer is. A file may live on another host, where the token must not go. */
    enum Kind {
        JSON,
        FILE
    }

    Ask {
        query = List.copyOf(query);
    }

    /** {@return the same question with one more parameter, percent-encoded} */
    Ask with(String name, String value) {
        var more = new ArrayList<>(query);
        more.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        return new Ask(base, account, spender, token, what, keys, path, more, kind);
    }

    Ask with(String name, long value) {
        return with(name, Long.toString(value));
    }

    URI uri() {
        return URI.create(base + path + (query.isEmpty() ? "" : "?" + String.join("&", query)));
    }

    /** {@return for whom, in a sentence: {@code account 42}} */
    String whom() {
        return account.map(id -> "account " + id).orElse("any account");
    }
}
