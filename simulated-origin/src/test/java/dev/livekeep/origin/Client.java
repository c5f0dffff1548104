package dev.livekeep.origin;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** A plain client for tests: one JDK client, HTTP/1.1, no redirects. */
public final class Client implements AutoCloseable {
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    public HttpResponse<byte[]> get(URI uri, String... headers) throws IOException, InterruptedException {
        return http.send(request(uri, headers).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** An answer of which only the headers have been read. */
    public HttpResponse<InputStream> begin(URI uri) throws IOException, InterruptedException {
        return http.send(request(uri).build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    public HttpResponse<byte[]> post(URI uri, String body, String... headers) throws IOException, InterruptedException {
        return http.send(
                request(uri, headers)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    public String text(URI uri, String... headers) throws IOException, InterruptedException {
        return new String(get(uri, headers).body(), StandardCharsets.UTF_8);
    }

    /** The lines of a playlist that are addresses. */
    public List<URI> uris(URI playlist) throws IOException, InterruptedException {
        return text(playlist)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(playlist::resolve)
                .toList();
    }

    private static HttpRequest.Builder request(URI uri, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20));
        return headers.length == 0 ? request : request.headers(headers);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
