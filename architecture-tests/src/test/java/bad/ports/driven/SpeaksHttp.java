package bad.ports.driven;

import java.net.http.HttpRequest;

/** Breaks: ports speak of the domain alone. */
public interface SpeaksHttp {
    void send(HttpRequest request);
}
