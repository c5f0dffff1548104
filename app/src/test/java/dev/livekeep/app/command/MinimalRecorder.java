package dev.livekeep.app.command;

import dev.livekeep.origin.journal.Sha256;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What a recorder is at the least: it polls one media playlist, gets each segment once, and writes what it got under the
 * name of the contract. It tries nothing again, and looks at nothing.
 */
final class MinimalRecorder {
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("mm:ss.SSSSSS").withZone(ZoneOffset.UTC);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String DATE = "#EXT-X-PROGRAM-DATE-TIME:";

    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final URI playlist;
    private final String seconds;
    private final Path quality;
    private final Set<URI> asked = new HashSet<>();
    private final CountDownLatch never = new CountDownLatch(1);

    /**
     * @param seconds how long each segment is, as names have it
     * @param quality the folder to write into
     */
    MinimalRecorder(URI playlist, String seconds, Path quality) {
        this.playlist = playlist;
        this.seconds = seconds;
        this.quality = quality;
    }

    /** Polls until then, once in each such interval. */
    void record(Instant until, Duration interval) throws InterruptedException {
        while (Instant.now().isBefore(until)) {
            try {
                poll();
            } catch (IOException | RuntimeException noSuchLuck) {
                // Nothing is tried again.
            }
            never.await(interval.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void poll() throws IOException, InterruptedException {
        Instant date = Instant.EPOCH;
        for (String line : new String(get(playlist), StandardCharsets.UTF_8).split("\n", -1)) {
            if (line.startsWith(DATE)) {
                date = Instant.parse(line.substring(DATE.length()));
            } else if (!line.isEmpty() && !line.startsWith("#") && asked.add(playlist.resolve(line))) {
                fetch(playlist.resolve(line), date);
            }
        }
    }

    private void fetch(URI segment, Instant date) throws InterruptedException {
        try {
            store(date, get(segment));
        } catch (IOException lost) {
            // It will not be asked for again.
        }
    }

    private byte[] get(URI uri) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofByteArray());
        try {
            HttpResponse<byte[]> whole = answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (whole.statusCode() != 200) {
                throw new IOException("status " + whole.statusCode());
            }
            return whole.body();
        } catch (ExecutionException | TimeoutException e) {
            answer.cancel(true);
            throw new IOException(e);
        }
    }

    private void store(Instant date, byte[] bytes) throws IOException {
        Path file = quality.resolve(HOUR.format(date))
                .resolve(TIME.format(date) + "-" + seconds + "-full-"
                        + Sha256.textOf(Sha256.digest().digest(bytes)) + ".ts");
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.write(file, bytes);
    }
}
