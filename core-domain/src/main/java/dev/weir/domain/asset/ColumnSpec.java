package dev.weir.domain.asset;

import java.util.List;
import java.util.Optional;

/**
 * A column as the project declares it.
 *
 * @param type the declared type; {@code ?} when none is
 * @param tags the column's own tags, as written
 */
public record ColumnSpec(String name, String type, Optional<String> description, List<String> tags) {

    public ColumnSpec {
        tags = List.copyOf(tags);
    }
}
