package dev.livekeep.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Serves metrics on every path but {@code /healthz}, in the text format or, by {@code Accept}, as OpenMetrics, compressed
 * by {@code Accept-Encoding}, cut down by {@code ?name[]=}. {@code /healthz} answers 200, or 503 with the reason. Its few
 * threads end when it is closed. Started and closed by one thread.
 */
public final class MetricsServer implements AutoCloseable {

    private static final String HEALTH_PATH = "/healthz";

    /** The library insists on a handler of its own, which would take {@code /metrics} from ours. Nobody asks here. */
    private static final String PATH_OF_THE_LIBRARY = "/metrics-as-the-library-writes-them";

    private final MetricsSettings settings;
    private final PrometheusRegistry registry;
    private final Exposition exposition;
    private final Health health;
    private @Nullable HTTPServer server;

    MetricsServer(MetricsSettings settings, PrometheusRegistry registry, Health health) {
        this.settings = settings;
        this.registry = registry;
        this.exposition = new Exposition(registry);
        this.health = health;
    }

    /**
     * Begins to listen.
     *
     * @throws IOException when the port cannot be had; the message is one line for the user, and nothing is left behind
     */
    public void start() throws IOException {
        HttpHandler everything = exchange -> answer(exchange).send(exchange);
        try {
            server = HTTPServer.builder()
                    .port(settings.port())
                    .registry(registry)
                    .defaultHandler(everything)
                    .metricsHandlerPath(PATH_OF_THE_LIBRARY)
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

    private Answer answer(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestURI().getPath().equals(HEALTH_PATH)) {
            return metrics(exchange);
        }
        return health.trouble().map(trouble -> Answer.plain(503, trouble)).orElseGet(() -> Answer.plain(200, "ok"));
    }

    private Answer metrics(HttpExchange exchange) throws IOException {
        try {
            return exposition.answer(exchange);
        } catch (RuntimeException e) {
            return Answer.plain(500, "the metrics cannot be shown: " + e);
        }
    }
}
