package dev.livekeep.domain.playlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Spoils the corpus for as long as it is told: {@code ./mvnw test -Dquick -pl downloader-domain -Dtest=PlaylistFuzz
 * -Dfuzz.minutes=30}. Its name keeps it out of {@code verify}.
 */
class PlaylistFuzz {
    private static final URI BASE = URI.create("https://cdn.example/live/list.m3u8?token=secret");
    private static final int LONGEST = 65_536;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final List<String> WORDS = Stream.concat(
                    Arrays.stream(TagName.values()).map(tag -> "\n#" + tag.text()),
                    Stream.of(
                            "\n",
                            "\r",
                            "\r\n",
                            ":",
                            ",",
                            "=",
                            "\"",
                            "@",
                            "{$a}",
                            "0x",
                            "#",
                            "\uFEFF",
                            "\u2028",
                            "99999999999999999999",
                            "1e9",
                            "NaN",
                            "-1",
                            ".5",
                            "../",
                            "//",
                            "METHOD=AES-128",
                            "URI=\"k\"",
                            "BYTERANGE=\"5@0\"",
                            "YES"))
            .toList();

    private final PlaylistReader reader = new PlaylistReader();

    @Test
    void nothingButTheOneRefusalIsThrown() throws IOException {
        List<byte[]> corpus = corpus();
        long seed = Long.getLong("fuzz.seed", System.nanoTime());
        SplittableRandom random = new SplittableRandom(seed);
        long end = System.nanoTime()
                + Duration.ofMinutes(Integer.getInteger("fuzz.minutes", 1)).toNanos();
        long tries = 0;
        long refused = 0;
        double slowest = 0;
        while (System.nanoTime() - end < 0) {
            byte[] body = spoilt(corpus, random);
            long before = THREADS.getCurrentThreadCpuTime();
            try {
                assertPrintsToItself(reader.read(body, BASE));
            } catch (UnreadablePlaylistException e) {
                refused++;
            } catch (RuntimeException | AssertionError e) {
                Files.write(Path.of("target", "fuzz-finding.m3u8"), body);
                throw new AssertionError("seed " + seed + ", try " + tries + ": see target/fuzz-finding.m3u8", e);
            }
            tries++;
            if (tries > 20_000 && body.length >= 4096) {
                slowest = Math.max(slowest, (THREADS.getCurrentThreadCpuTime() - before) / (double) body.length);
            }
        }
        System.out.printf(
                "fuzz: seed %d, %d inputs, %d refused, slowest %.0f ns of CPU a byte (read, printed, read again)%n",
                seed, tries, refused, slowest);
        assertThat(tries).isPositive();
    }

    private void assertPrintsToItself(Playlist playlist) throws UnreadablePlaylistException {
        Playlist again = reader.read(PlaylistPrinter.print(playlist), BASE);

        assertThat(again.withoutProblems()).isEqualTo(playlist.withoutProblems());
    }

    private static byte[] spoilt(List<byte[]> corpus, SplittableRandom random) {
        byte[] body = one(corpus, random).clone();
        for (int change = random.nextInt(1, 9); change > 0; change--) {
            body = changed(body, corpus, random);
        }
        return body.length <= LONGEST ? body : Arrays.copyOf(body, LONGEST);
    }

    private static byte[] changed(byte[] body, List<byte[]> corpus, SplittableRandom random) {
        int at = random.nextInt(body.length + 1);
        int to = Math.min(body.length, at + random.nextInt(1, 200));
        return switch (random.nextInt(6)) {
            case 0 -> flipped(body, random);
            case 1 -> joined(body, at, new byte[0], to);
            case 2 -> joined(body, at, Arrays.copyOfRange(body, at, to), at);
            case 3 -> joined(body, at, one(corpus, random), at);
            case 4 -> joined(body, at, WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.UTF_8), at);
            default -> joined(body, at, repeated(Arrays.copyOfRange(body, at, to), random.nextInt(1, 300)), at);
        };
    }

    private static byte[] flipped(byte[] body, SplittableRandom random) {
        if (body.length > 0) {
            body[random.nextInt(body.length)] = (byte) random.nextInt(256);
        }
        return body;
    }

    /** {@code body} up to {@code at}, then {@code middle}, then {@code body} from {@code rest} on. */
    private static byte[] joined(byte[] body, int at, byte[] middle, int rest) {
        byte[] joined = new byte[at + middle.length + body.length - rest];
        System.arraycopy(body, 0, joined, 0, at);
        System.arraycopy(middle, 0, joined, at, middle.length);
        System.arraycopy(body, rest, joined, at + middle.length, body.length - rest);
        return joined;
    }

    private static byte[] repeated(byte[] part, int times) {
        byte[] repeated = new byte[part.length * times];
        for (int i = 0; i < times; i++) {
            System.arraycopy(part, 0, repeated, i * part.length, part.length);
        }
        return repeated;
    }

    private static byte[] one(List<byte[]> corpus, SplittableRandom random) {
        return corpus.get(random.nextInt(corpus.size()));
    }

    private static List<byte[]> corpus() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/playlists"))) {
            return files.filter(file -> file.toString().endsWith(".m3u8"))
                    .sorted()
                    .map(PlaylistFuzz::content)
                    .toList();
        }
    }

    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
