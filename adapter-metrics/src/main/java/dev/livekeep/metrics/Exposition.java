package dev.livekeep.metrics;

import static java.util.Objects.requireNonNullElse;

import com.sun.net.httpserver.HttpExchange;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.MetricNameFilter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a scrape is answered: the metrics asked for with {@code ?name[]=}, or all, in the text format or, by {@code
 * Accept}, as OpenMetrics. Both are the library's, but for the bounds of buckets. Safe for many threads.
 */
final class Exposition {

    private static final String NAME = "name[]=";

    private final PrometheusRegistry registry;
    private final ExpositionFormatWriter text = PrometheusTextFormatWriter.create();
    private final ExpositionFormatWriter openMetrics = OpenMetricsTextFormatWriter.create();

    Exposition(PrometheusRegistry registry) {
        this.registry = registry;
    }

    Answer answer(HttpExchange exchange) throws IOException {
        ExpositionFormatWriter writer = openMetrics.accepts(Answer.header(exchange, "Accept")) ? openMetrics : text;
        Predicate<String> wanted =
                wanted(requireNonNullElse(exchange.getRequestURI().getRawQuery(), ""));
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        writer.write(written, registry.scrape(wanted));
        String exposition = BucketBounds.inPythonsWords(written.toString(StandardCharsets.UTF_8));
        return new Answer(200, writer.getContentType(), exposition);
    }

    private static Predicate<String> wanted(String query) {
        List<String> names = Stream.of(query.split("&"))
                .map(parameter -> URLDecoder.decode(parameter, StandardCharsets.UTF_8))
                .filter(parameter -> parameter.startsWith(NAME))
                .map(parameter -> parameter.substring(NAME.length()))
                .toList();
        return names.isEmpty()
                ? MetricNameFilter.ALLOW_ALL
                : MetricNameFilter.builder().nameMustBeEqualTo(names).build();
    }
}
