package dev.weir.ports.driving;

import dev.weir.domain.value.Nearest;
import java.util.Collection;

/** No workspace of this name is declared; the message says which one may have been meant. */
public final class UnknownWorkspaceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnknownWorkspaceException(String asked, Collection<String> declared) {
        super("No workspace is named %s.%s"
                .formatted(
                        asked,
                        Nearest.to(asked, declared)
                                .map(" Did you mean %s?"::formatted)
                                .orElse("")));
    }
}
