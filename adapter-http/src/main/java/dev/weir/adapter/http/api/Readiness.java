package dev.weir.adapter.http.api;

import java.util.Optional;

/** Whether Weir can do its work. dbt Cloud being away is no reason that it could not. */
public interface Readiness {

    /** {@return why it cannot now, in a sentence; empty when it can} */
    Optional<String> whyNot();
}
