package dev.weir.adapter.dbtcloud.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which call is answered by what. */
final class Routes {

    /** Answers one call. */
    @FunctionalInterface
    interface Handler {
        Reply answer(Call call) throws Refusal;
    }

    private static final Pattern NAME = Pattern.compile("\\{(\\w+)(\\.\\.\\.)?}");

    private record Route(String method, Pattern path, List<String> names, Handler handler) {}

    private final List<Route> routes = new ArrayList<>();

    /** Adds a route; {@code {name}} catches one segment, {@code {name...}} the rest of the path. */
    Routes on(String method, String template, Handler handler) {
        var names = new ArrayList<String>();
        var matcher = NAME.matcher(template);
        var pattern = new StringBuilder();
        while (matcher.find()) {
            names.add(matcher.group(1));
            matcher.appendReplacement(pattern, matcher.group(2) == null ? "([^/]+)" : "(.+)");
        }
        matcher.appendTail(pattern);
        routes.add(new Route(method, Pattern.compile(pattern.toString()), List.copyOf(names), handler));
        return this;
    }

    Reply answer(Call call) throws Refusal {
        var otherMethod = false;
        for (var route : routes) {
            var caught = caught(route, call.path());
            if (caught == null) {
                continue;
            }
            if (route.method().equals(call.method())) {
                return route.handler().answer(call.with(caught));
            }
            otherMethod = true;
        }
        throw otherMethod ? Refusal.method(call.method()) : Refusal.noSuchAddress();
    }

    private static @Nullable Map<String, String> caught(Route route, String path) {
        var matcher = route.path().matcher(path);
        if (!matcher.matches()) {
            return null;
        }
        Map<String, String> caught = new LinkedHashMap<>();
        for (var i = 0; i < route.names().size(); i++) {
            caught.put(route.names().get(i), matcher.group(i + 1));
        }
        return caught;
    }
}
