package dev.livekeep.origin.check;

import dev.livekeep.origin.Client;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Stores what a playlist lists as soon as it sees it, once, without a second try; {@code -ad-} in an address is an advertisement. */
final class TestRecorder {
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    private final Client client;
    private final Path quality;
    private final Set<URI> asked = new HashSet<>();

    TestRecorder(Client client, Path quality) {
        this.client = client;
        this.quality = quality;
    }

    /** Reads a playlist and stores what is new in it. */
    void poll(URI playlist) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = client.get(playlist);
        if (answer.statusCode() != 200) {
            return;
        }
        Instant date = Instant.EPOCH;
        byte[] init = {};
        for (String line : new String(answer.body(), StandardCharsets.UTF_8).split("\n", -1)) {
            if (line.startsWith("#EXT-X-PROGRAM-DATE-TIME:")) {
                date = Instant.parse(line.substring("#EXT-X-PROGRAM-DATE-TIME:".length()));
            } else if (line.startsWith("#EXT-X-MAP:URI=\"")) {
                init = client.get(playlist.resolve(line.split("\"", -1)[1])).body();
            } else if (!line.isEmpty() && !line.startsWith("#") && !line.contains("/ad-")) {
                fetch(playlist.resolve(line), date, init);
            }
        }
    }

    private void fetch(URI segment, Instant date, byte[] init) throws IOException, InterruptedException {
        if (!asked.add(segment)) {
            return;
        }
        Optional<byte[]> body = body(segment);
        if (body.isPresent()) {
            var bytes = new ByteArrayOutputStream();
            bytes.writeBytes(init);
            bytes.writeBytes(body.get());
            store(date, "2.0", "full", bytes.toByteArray());
        }
    }

    private Optional<byte[]> body(URI segment) throws InterruptedException {
        try {
            HttpResponse<byte[]> answer = client.get(segment);
            return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
        } catch (IOException cutShort) {
            return Optional.empty();
        }
    }

    /** Stores a copy under the name contract §1 wants. */
    Path store(Instant date, String seconds, String kind, byte[] bytes) throws IOException {
        Path file = quality.resolve(HOUR.format(date))
                .resolve(TIME.format(date) + "-" + seconds + "-" + kind + "-" + hash(bytes) + ".ts");
        Files.createDirectories(Optional.ofNullable(file.getParent()).orElseThrow());
        return Files.write(file, bytes);
    }

    private static String hash(byte[] bytes) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
