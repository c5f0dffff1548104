package dev.livekeep.metrics;

import com.codahale.metrics.MetricRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;

/** Reads metrics as a monitor does: over HTTP. */
final class Scrape {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private Scrape() {}

    /** What a registry shows, without the JVM's own metrics. */
    static String of(MetricRegistry recorded, String... headers) {
        PrometheusRegistry registry = new PrometheusRegistry();
        registry.register(new RegistryCollector(recorded));
        try (MetricsServer server = new MetricsServer(new MetricsSettings(0), registry, Optional::empty)) {
            server.start();
            return get(server, "/metrics", headers).body();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The lines of what a registry shows that begin with {@code start}. */
    static List<String> lines(MetricRegistry recorded, String start) {
        return of(recorded).lines().filter(line -> line.startsWith(start)).toList();
    }

    static HttpResponse<String> get(MetricsServer server, String path, String... headers) {
        return send(server, path, HttpResponse.BodyHandlers.ofString(), headers);
    }

    static HttpResponse<String> head(MetricsServer server, String path) {
        return send(request(server, path).HEAD(), HttpResponse.BodyHandlers.ofString());
    }

    static <T> HttpResponse<T> send(
            MetricsServer server, String path, HttpResponse.BodyHandler<T> body, String... headers) {
        HttpRequest.Builder request = request(server, path);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request, body);
    }

    private static HttpRequest.Builder request(MetricsServer server, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    private static <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return CLIENT.send(request.build(), body);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
