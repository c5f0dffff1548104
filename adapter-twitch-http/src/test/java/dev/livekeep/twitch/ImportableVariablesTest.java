package dev.livekeep.twitch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.playlist.MultivariantPlaylist;
import dev.livekeep.domain.playlist.PlaylistReader;
import dev.livekeep.domain.playlist.UnreadablePlaylistException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImportableVariablesTest {

    private static final URI BASE = URI.create("https://x.example/");
    private static final Channel BUS = new Channel("bus");

    private final ImportableVariables variables = new ImportableVariables();

    private static MultivariantPlaylist variants(String value, int first, int count)
            throws UnreadablePlaylistException {
        StringBuilder text = new StringBuilder("#EXTM3U\n#EXT-X-DEFINE:NAME=\"a\",VALUE=\"" + value + "\"\n");
        for (int i = first; i < first + count; i++) {
            text.append("#EXT-X-STREAM-INF:BANDWIDTH=1\n").append(i).append('\n');
        }
        return (MultivariantPlaylist) new PlaylistReader().read(text.toString(), BASE);
    }

    private Map<String, String> of(int number) {
        return variables.of(BUS, BASE.resolve(String.valueOf(number)));
    }

    @Test
    void areOfOneChannelAlone() throws UnreadablePlaylistException {
        variables.remember(BUS, variants("1", 0, 1));
        variables.remember(new Channel("car"), variants("2", 0, 1));

        assertThat(of(0)).isEqualTo(Map.of("a", "1"));
        assertThat(variables.of(new Channel("other"), BASE.resolve("0"))).isEmpty();
    }

    @Test
    void areKeptForTheAddressesLastUsed() throws UnreadablePlaylistException {
        variables.remember(BUS, variants("1", 0, 2));
        variables.remember(BUS, variants("2", 2, 254));
        assertThat(of(0)).isEqualTo(Map.of("a", "1"));

        variables.remember(BUS, variants("3", 256, 255));

        assertThat(of(0)).isEqualTo(Map.of("a", "1"));
        assertThat(of(1)).isEmpty();
        assertThat(of(510)).isEqualTo(Map.of("a", "3"));
    }

    @Test
    void areNotKeptBeyondAnySense() throws UnreadablePlaylistException {
        variables.remember(BUS, variants("1", 0, 1));
        variables.remember(BUS, variants("x".repeat(65_536), 0, 1));

        assertThat(of(0)).isEmpty();
    }
}
