package dev.livekeep.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import io.prometheus.metrics.exporter.httpserver.MetricsHandler;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Serves metrics on every path but {@code /healthz}, in the text format or, by {@code Accept}, as OpenMetrics, compressed
 * by {@code Accept-Encoding}, cut down by {@code ?name[]=}. {@code /healthz} answers 200, or 503 with the reason. Its few
 * threads end when it is closed. Started and closed by one thread.
 */
public final class MetricsServer implements AutoCloseable {

    private static final String HEALTH_PATH = "/healthz";

    private final MetricsSettings settings;
    private final PrometheusRegistry registry;
    private final Health health;
    private @Nullable HTTPServer server;

    MetricsServer(MetricsSettings settings, PrometheusRegistry registry, Health health) {
        this.settings = settings;
        this.registry = registry;
        this.health = health;
    }

    /**
     * Begins to listen.
     *
     * @throws IOException when the port cannot be had; the message is one line for the user, and nothing is left behind
     */
    public void start() throws IOException {
        MetricsHandler metrics = new MetricsHandler(registry);
        HttpHandler everything = exchange -> {
            if (exchange.getRequestURI().getPath().equals(HEALTH_PATH)) {
                answerHealth(exchange);
            } else {
                metrics.handle(exchange);
            }
        };
        try {
            server = HTTPServer.builder()
                    .port(settings.port())
                    .registry(registry)
                    .defaultHandler(everything)
                    .registerHealthHandler(false)
                    .buildAndStart();
        } catch (IOException e) {
            throw new IOException(
                    "wanted to serve metrics on port " + settings.port() + ", found: " + e.getMessage()
                            + "; free it or choose another with --metrics-port",
                    e);
        }
    }

    /** The port it listens on. */
    public int port() {
        if (server == null) {
            throw new IllegalStateException("not started");
        }
        return server.getPort();
    }

    /** Stops listening at once. May be called twice, also when it was never started. */
    @Override
    public void close() {
        if (server != null) {
            server.close();
            server = null;
        }
    }

    private void answerHealth(HttpExchange exchange) throws IOException {
        try (exchange) {
            Optional<String> trouble = health.trouble();
            byte[] body = (trouble.orElse("ok") + "\n").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
            boolean hasBody = !exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(trouble.isEmpty() ? 200 : 503, hasBody ? body.length : -1);
            if (hasBody) {
                exchange.getResponseBody().write(body);
            }
        }
    }
}
