package dev.weir.adapter.dbtcloud.sandbox;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Who may call, and whether to change anything. Both words for a token are equal, as at dbt Cloud. */
final class Tokens {

    /** What a token may do. */
    enum Right {
        ALL,
        READ
    }

    private final Map<String, Right> rights = new ConcurrentHashMap<>();

    void grant(String token, Right right) {
        rights.put(token, right);
    }

    void revoke(String token) {
        rights.remove(token);
    }

    void check(Call call) throws Refusal {
        var header = Optional.ofNullable(call.authorization()).orElse("");
        var token = header.replaceFirst("^(?i)(token|bearer)\\s+", "");
        var right = header.equals(token) ? null : rights.get(token.trim());
        if (right == null) {
            throw Refusal.unauthorised();
        }
        if (right == Right.READ && !call.method().equals("GET")) {
            throw Refusal.forbidden();
        }
    }
}
