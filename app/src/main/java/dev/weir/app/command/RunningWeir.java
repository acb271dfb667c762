package dev.weir.app.command;

import dev.weir.app.json.JsonMalformed;
import dev.weir.app.json.JsonText;
import dev.weir.domain.value.Tree;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A Weir that runs somewhere, asked over HTTP: {@code WEIR_URL} says where, {@code WEIR_TOKEN} who asks. */
final class RunningWeir {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Console console;

    RunningWeir(Console console) {
        this.console = console;
    }

    private URI address() {
        var url = console.environment().getOrDefault("WEIR_URL", "");
        try {
            return URI.create((url.isBlank() ? "http://127.0.0.1:8080" : url.strip()).replaceAll("/*$", "/"));
        } catch (IllegalArgumentException _) {
            throw new CommandFailed(Exit.USED_WRONGLY, "WEIR_URL is \"%s\", which is no web address.".formatted(url));
        }
    }

    /** Asks for what is at {@code path}, which begins without a slash. */
    Tree get(String path) {
        var address = address();
        var question = HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE);
        var token = console.environment().getOrDefault("WEIR_TOKEN", "").strip();
        if (!token.isEmpty()) {
            question.header("Authorization", "Bearer " + token);
        }
        try (var http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            var answer = http.send(question.build(), BodyHandlers.ofString());
            var tree = JsonText.read(address.toString(), answer.body());
            if (answer.statusCode() != 200) {
                throw new CommandFailed(
                        Exit.OUTSIDE, "Weir at %s says %d: %s".formatted(address, answer.statusCode(), detail(tree)));
            }
            return tree;
        } catch (IOException failure) {
            throw new CommandFailed(
                    Exit.OUTSIDE,
                    "No Weir answers at %s. Is it running? WEIR_URL says where it is.".formatted(address));
        } catch (JsonMalformed _) {
            throw new CommandFailed(Exit.OUTSIDE, "What answers at %s is no Weir.".formatted(address));
        } catch (IllegalArgumentException _) {
            throw new CommandFailed(Exit.USED_WRONGLY, "WEIR_URL is %s, which is no web address.".formatted(address));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CommandFailed(Exit.INTERRUPTED, "interrupted");
        }
    }

    private static String detail(Tree problem) {
        return problem instanceof Tree.Fields fields
                        && fields.at("detail").orElse(null) instanceof Tree.Text(String detail, var _)
                ? detail
                : "nothing more";
    }
}
