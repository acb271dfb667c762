package dev.weir.adapter.dbtcloud.sandbox;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Copies one of dbt's files, token by token, as another invocation would have written it: its times, its id, its environment, its
 * schema. What a node is and what became of it stays as it was.
 *
 * @param command the command line as it was given
 * @param rows which rows of the results to keep; null keeps all
 */
record Restamp(
        TimeMap time,
        String invocation,
        Doc environment,
        String schema,
        DbtLine command,
        @Nullable List<Boolean> rows) {

    static final String REAL_SCHEMA = "main";

    private static final Pattern QUOTED = Pattern.compile("(?<=\")" + REAL_SCHEMA + "(?=[\"_])");

    void copy(InputStream from, OutputStream to) throws IOException {
        try (var parser = Json.FACTORY.createParser(from);
                var generator = Json.FACTORY.createGenerator(to)) {
            new Copy(parser, generator).whole();
        }
    }

    /** A text with the real schema's name changed for this one, where it stands in quotes. */
    private String renamed(String text) {
        return schema.equals(REAL_SCHEMA) || !text.contains(REAL_SCHEMA)
                ? text
                : QUOTED.matcher(text).replaceAll(schema);
    }

    private final class Copy {

        private final JsonParser in;
        private final JsonGenerator out;
        private int depth;
        private String section = "";
        private String name = "";
        private @Nullable Instant loaded;
        private @Nullable Instant looked;

        Copy(JsonParser in, JsonGenerator out) {
            this.in = in;
            this.out = out;
        }

        void whole() throws IOException {
            while (in.nextToken() != null) {
                token(in.currentToken());
            }
        }

        private void token(JsonToken token) throws IOException {
            switch (token) {
                case START_OBJECT -> {
                    depth++;
                    out.writeStartObject();
                }
                case END_OBJECT -> {
                    depth--;
                    out.writeEndObject();
                }
                case START_ARRAY -> array();
                case END_ARRAY -> {
                    depth--;
                    out.writeEndArray();
                }
                case FIELD_NAME -> field();
                case VALUE_STRING -> out.writeString(text(in.getText()));
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
                default -> out.copyCurrentEvent(in);
            }
        }

        private void field() throws IOException {
            name = in.currentName();
            if (depth == 1) {
                section = name;
            }
            out.writeFieldName(name);
            if (section.equals("metadata") && name.equals("env") && depth == 2) {
                in.nextToken();
                in.skipChildren();
                Json.write(out, environment);
            } else if (section.equals("args")
                    && depth == 2
                    && !command.selected().isEmpty()
                    && name.equals("select")) {
                in.nextToken();
                in.skipChildren();
                Json.write(out, command.selected());
            }
        }

        private void array() throws IOException {
            if (section.equals("results") && depth == 1 && rows != null) {
                out.writeStartArray();
                depth++;
                for (var keep : rows) {
                    in.nextToken();
                    if (keep) {
                        row();
                    } else {
                        in.skipChildren();
                    }
                }
                return;
            }
            depth++;
            out.writeStartArray();
        }

        private void row() throws IOException {
            var base = depth;
            do {
                token(in.currentToken());
                if (depth > base) {
                    in.nextToken();
                }
            } while (depth > base);
        }

        private String text(String value) {
            return switch (name) {
                case "invocation_id" -> section.equals("metadata") ? invocation : value;
                case "generated_at", "invocation_started_at", "run_started_at" ->
                    section.equals("metadata") ? clamped(value) : value;
                case "started_at", "completed_at" -> section.equals("results") ? moved(value) : value;
                case "max_loaded_at" -> {
                    var at = moved(value);
                    loaded = Stamps.read(at);
                    yield at;
                }
                case "snapshotted_at" -> {
                    var at = moved(value);
                    looked = Stamps.read(at);
                    yield at;
                }
                case "invocation_command" -> section.equals("args") ? command.text() : value;
                case "which" -> section.equals("args") ? command.which() : value;
                case "schema" -> schema(value);
                default -> renamed(value);
            };
        }

        private String schema(String value) {
            return value.equals(REAL_SCHEMA) || value.startsWith(REAL_SCHEMA + "_")
                    ? schema + value.substring(REAL_SCHEMA.length())
                    : value;
        }

        /** dbt tells here when its partial parse was made; a job's container is new each time, so that there is none. */
        private String clamped(String value) {
            var at = Stamps.read(value);
            return at != null && at.isBefore(time.from()) ? moved(Stamps.zulu(time.from())) : moved(value);
        }

        private String moved(String value) {
            var at = Stamps.read(value);
            if (at == null) {
                return value;
            }
            var moved = Stamps.zulu(time.map(at));
            return value.endsWith("Z") ? moved : moved.substring(0, moved.length() - 1) + "+00:00";
        }

        private void number() throws IOException {
            switch (name) {
                case "execution_time", "elapsed_time" -> out.writeNumber(in.getDoubleValue() * time.stretch());
                case "created_at" ->
                    out.writeNumber(BigDecimal.valueOf(
                            in.getDoubleValue() + time.shift().toMillis() / 1000.0));
                case "max_loaded_at_time_ago_in_s" ->
                    out.writeNumber(
                            loaded == null || looked == null
                                    ? in.getDoubleValue()
                                    : java.time.Duration.between(loaded, looked).toNanos() / 1e9);
                default -> out.copyCurrentEvent(in);
            }
        }
    }
}
