package bad.app.wiring;

import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Breaks: nothing is injected into fields. */
public final class InjectedField {
    @Inject
    @Nullable
    String word;
}
