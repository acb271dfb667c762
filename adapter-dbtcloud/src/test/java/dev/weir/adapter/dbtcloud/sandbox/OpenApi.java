package dev.weir.adapter.dbtcloud.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** dbt Cloud's public contract: which answer may hold which fields of which types. Whether a field is there, or null, it does not say. */
final class OpenApi {

    /** A run's steps are told more fully than the contract's own words for them; every object has an id. */
    private static final Map<String, String> FULLER =
            Map.of("RunStep", "RunStepResponse", "RunAuditActor", "RunAuditActor");

    private static final Set<String> ALWAYS = Set.of("id", "created_at", "updated_at");

    private final Doc document;
    private final Doc observed;

    OpenApi(String version) {
        document = read("dbt-cloud-" + version + ".json");
        observed = read("observed.json");
    }

    private static Doc read(String name) {
        try (var in = OpenApi.class.getResourceAsStream("openapi/" + name)) {
            return (Doc) Objects.requireNonNull(Json.read(Objects.requireNonNull(in)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> paths() {
        return List.copyOf(document.doc("paths").names());
    }

    /** {@return the names of a call's query parameters} */
    List<Doc> parameters(String path, String method) {
        var found = new ArrayList<Doc>();
        if (operation(path, method).get("parameters") instanceof List<?> list) {
            for (var each : list) {
                if (each instanceof Doc parameter && "query".equals(parameter.text("in"))) {
                    found.add(parameter);
                }
            }
        }
        return found;
    }

    private Doc operation(String path, String method) {
        return document.doc("paths").doc(path).doc(method.toLowerCase(java.util.Locale.ROOT));
    }

    /** {@return what of an answer is against the contract} */
    List<String> complaints(String path, String method, int code, Doc answer) {
        var schema = operation(path, method)
                .doc("responses")
                .doc(Integer.toString(code))
                .doc("content")
                .doc("application/json")
                .doc("schema");
        var complaints = new ArrayList<String>();
        if (schema.names().isEmpty()) {
            complaints.add("the contract knows no " + method + " " + path + " that answers " + code);
        }
        check(path, schema, answer, complaints);
        return complaints;
    }

    private void check(String where, Doc schema, @Nullable Object value, List<String> complaints) {
        if (value == null) {
            return;
        }
        var reference = schema.text("$ref");
        if (reference != null) {
            var name = reference.substring(reference.lastIndexOf('/') + 1);
            var target = FULLER.getOrDefault(name, name);
            checkNamed(where, target, value, complaints);
        } else if (schema.get("allOf") instanceof List<?> all) {
            all.forEach(each -> check(where, (Doc) each, value, complaints));
        } else if (schema.get("oneOf") instanceof List<?> || schema.get("anyOf") instanceof List<?>) {
            return; // either will do
        } else {
            checkPlain(where, "", schema, value, complaints);
        }
    }

    private void checkNamed(String where, String name, Object value, List<String> complaints) {
        var schema = document.doc("components").doc("schemas").doc(name);
        checkPlain(where, name, schema, value, complaints);
    }

    private void checkPlain(String where, String name, Doc schema, Object value, List<String> complaints) {
        if (schema.get("enum") instanceof List<?> words && !words.contains(value) && !where.endsWith("type")) {
            complaints.add(where + " is " + value + ", must be one of " + words);
        }
        switch (schema.text("type", "")) {
            case "integer" -> expect(value instanceof Long, where, "a whole number", value, complaints);
            case "string" -> expect(value instanceof String, where, "a text", value, complaints);
            case "boolean" -> expect(value instanceof Boolean, where, "true or false", value, complaints);
            case "array" -> {
                expect(value instanceof List, where, "a list", value, complaints);
                if (value instanceof List<?> list) {
                    list.forEach(each -> check(where + "[]", schema.doc("items"), each, complaints));
                }
            }
            case "object" -> {
                expect(value instanceof Doc, where, "an object", value, complaints);
                if (value instanceof Doc doc) {
                    object(where, name, schema, doc, complaints);
                }
            }
            default -> {}
        }
    }

    private void object(String where, String name, Doc schema, Doc doc, List<String> complaints) {
        var properties = schema.doc("properties");
        if (properties.names().isEmpty()) {
            return;
        }
        var known = new HashSet<>(properties.names());
        known.addAll(observed.doc("extra_response_fields").doc(name).names());
        known.addAll(ALWAYS);
        for (var field : doc.names()) {
            if (!known.contains(field)) {
                complaints.add(where + "." + field + " is not in " + name);
            }
            check(where + "." + field, properties.doc(field), doc.get(field), complaints);
        }
    }

    private static void expect(boolean right, String where, String what, Object value, List<String> complaints) {
        if (!right) {
            complaints.add(where + " is " + value + ", must be " + what);
        }
    }
}
