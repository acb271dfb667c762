package dev.weir.domain.run;

import dev.weir.domain.value.Tree;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which dbt command wrote a file, when, and with which arguments. Every part may be missing.
 *
 * @param id dbt's id of the invocation: two files with the same id are of one command
 * @param generatedAt when the file was written, by dbt's clock
 * @param args dbt's flags as it wrote them; may hold secrets in {@code vars}
 * @param environment the variables that dbt copies into its files, dbt Cloud's numbers of run and job among them
 */
public record Invocation(
        Optional<String> id,
        Optional<Instant> generatedAt,
        Optional<String> dbtVersion,
        Optional<String> schemaVersion,
        Optional<BigDecimal> elapsedSeconds,
        Tree.Fields args,
        Map<String, String> environment) {

    public Invocation {
        environment = java.util.Collections.unmodifiableMap(new TreeMap<>(environment));
    }

    /** {@return the command in one word, as dbt names it in {@code args.which}: build, run, generate…} */
    public Optional<String> command() {
        return text("which").or(() -> text("rpc_method")).map(it -> it.toLowerCase(Locale.ROOT));
    }

    /** {@return the name of dbt's target that was asked for on the command line} */
    public Optional<String> target() {
        return text("target");
    }

    /** {@return whether a flag was given: it is true, or holds something other than false} */
    public boolean has(String flag) {
        return args.at(flag)
                .filter(it -> switch (it) {
                    case Tree.Flag(boolean value, var _) -> value;
                    case Tree.Nothing _ -> false;
                    case Tree.Text(String value, var _) -> !value.isBlank() && !value.equalsIgnoreCase("false");
                    case Tree.Items items -> !items.values().isEmpty();
                    case Tree.Fields fields -> !fields.values().isEmpty();
                    case Tree.Num _ -> true;
                })
                .isPresent();
    }

    private Optional<String> text(String key) {
        return args.text(key).filter(it -> !it.isBlank());
    }
}
