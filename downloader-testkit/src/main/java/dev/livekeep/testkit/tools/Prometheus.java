package dev.livekeep.testkit.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The real Prometheus, which scrapes one port of this machine each second. A test that starts one says
 * {@code @UsesTool("prometheus")}.
 */
public final class Prometheus implements AutoCloseable {

    private static final Pattern SAMPLE_VALUE = Pattern.compile("\"value\":\\[[^,]+,\"([^\"]+)\"]");

    private final Process process;
    private final int port;

    private Prometheus(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts one; what it scrapes carries the label {@code service="downloader"}.
     *
     * @param folder for its configuration, data and log
     */
    public static Prometheus scraping(int target, Path folder) throws IOException {
        Path configuration = Files.writeString(folder.resolve("prometheus.yml"), """
                scrape_configs:
                  - job_name: livekeep
                    scrape_interval: 1s
                    static_configs:
                      - targets: ['127.0.0.1:%d']
                        labels: {service: downloader}
                """.formatted(target));
        int port = freePort();
        Process process = new ProcessBuilder(
                        "prometheus",
                        "--config.file=" + configuration,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--log.level=warn")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
        return new Prometheus(process, port);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /**
     * The only value that a query gives, or the whole answer if that is another.
     *
     * @throws IOException also as long as it does not answer yet
     */
    public String query(String promql) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + port + "/api/v1/query?query="
                + URLEncoder.encode(promql, StandardCharsets.UTF_8));
        try (HttpClient client = HttpClient.newHttpClient()) {
            String answer = client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            Matcher value = SAMPLE_VALUE.matcher(answer);
            return value.find() ? value.group(1) : answer;
        }
    }

    /** Ends it and waits until it has. */
    @Override
    public void close() {
        process.destroy();
        assertThat(process.onExit()).as("Prometheus has ended").succeedsWithin(Duration.ofSeconds(60));
    }
}
