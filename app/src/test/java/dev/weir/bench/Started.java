package dev.weir.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/** Something that the launcher has started, and the one line that it says when it is ready. */
record Started(Process process, String line) implements AutoCloseable {

    private static final double KILOBYTES_PER_MEGABYTE = 1024;

    static Started of(Path folder, Map<String, String> environment, String... words) throws IOException {
        var all = new String[words.length + 1];
        all[0] = Launcher.path().toString();
        System.arraycopy(words, 0, all, 1, words.length);
        var builder = new ProcessBuilder(all)
                .directory(folder.toFile())
                .redirectError(folder.resolve("err").toFile());
        builder.environment().putAll(environment);
        var process = builder.start();
        var line = new BufferedReader(process.inputReader()).readLine();
        if (line == null || !line.contains(" is ready: ")) {
            process.destroy();
            throw new IOException("%s did not start: %s".formatted(words[0], Files.readString(folder.resolve("err"))));
        }
        return new Started(process, line);
    }

    String address() {
        return line.replaceFirst(".* is ready: (\\S+).*", "$1");
    }

    String value(String key) {
        return line.replaceFirst(".* %s=(\\S+).*".formatted(key), "$1");
    }

    String get(String path) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var question =
                    HttpRequest.newBuilder(URI.create(address()).resolve(path)).build();
            return http.send(question, BodyHandlers.ofString()).body();
        }
    }

    /** {@return what Linux says of the process's memory in megabytes: VmRSS is what it holds, VmHWM the most that it held} */
    OptionalDouble memory(String what) throws IOException {
        var status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.isReadable(status)) {
            return OptionalDouble.empty();
        }
        return Files.readAllLines(status).stream()
                .filter(it -> it.startsWith(what + ":"))
                .mapToDouble(it -> Long.parseLong(it.split("\\s+", 3)[1]) / KILOBYTES_PER_MEGABYTE)
                .findFirst();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(40, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
