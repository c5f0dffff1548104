package dev.livekeep.domain.playlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Reads every playlist in {@code src/test/resources/playlists}, one for each feature and each known defect of other
 * readers. Beside each stands what it must be read as; {@code -Dplaylists.write=true} writes those files anew, to be
 * looked through before they are committed.
 */
class PlaylistCorpusTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "playlists");
    private static final URI BASE = URI.create("https://cdn.example/live/channel/list.m3u8?token=secret");
    private static final Map<String, String> IMPORTS = Map.of("imported", "from/the/multivariant");

    private final PlaylistReader reader = new PlaylistReader();

    static List<String> playlists() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".m3u8"))
                    .sorted()
                    .toList();
        }
    }

    static List<String> readablePlaylists() throws IOException {
        return playlists().stream().filter(name -> !name.startsWith("refused_")).toList();
    }

    @ParameterizedTest
    @MethodSource("playlists")
    void isReadAsExpected(String name) throws IOException {
        Path expected = FOLDER.resolve(name.replace(".m3u8", ".txt"));

        String reading = dump(Files.readAllBytes(FOLDER.resolve(name)));

        if (Boolean.getBoolean("playlists.write")) {
            Files.writeString(expected, reading);
        }
        assertThat(reading).isEqualTo(Files.readString(expected));
    }

    private String dump(byte[] body) {
        try {
            return PlaylistDump.of(reader.read(reader.decode(body), BASE, IMPORTS));
        } catch (UnreadablePlaylistException refused) {
            return "refused: " + refused.getMessage() + "\n";
        }
    }

    @ParameterizedTest
    @MethodSource("readablePlaylists")
    void printsToItself(String name) throws IOException, UnreadablePlaylistException {
        byte[] body = Files.readAllBytes(FOLDER.resolve(name));
        Playlist playlist = reader.read(reader.decode(body), BASE, IMPORTS);

        Playlist again = reader.read(PlaylistPrinter.print(playlist), BASE, IMPORTS);

        assertThat(again.withoutProblems()).isEqualTo(playlist.withoutProblems());
    }
}
