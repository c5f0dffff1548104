package dev.livekeep.origin.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.livekeep.origin.Client;
import dev.livekeep.origin.SimulatedOrigin;
import dev.livekeep.origin.config.ChannelConfig;
import dev.livekeep.origin.config.OriginConfig;
import dev.livekeep.origin.journal.JournalEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoryTest {

    static List<String> names() {
        return Stories.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyStoryThatShipsHasALineRulesAndExpectations(String name) {
        Story story = Stories.named(name).orElseThrow();

        assertThat(story.line()).isNotEmpty().doesNotStartWith("world:").doesNotStartWith("expect:");
        assertThat(story.faults().rules()).isNotEmpty();
        assertThat(story.expected()).isNotEmpty();
        assertThat(story.in(OriginConfig.defaults()).faults()).isEqualTo(story.faults());
    }

    @Test
    void everyScriptInTheFolderIsAStoryThatShips() throws IOException {
        try (Stream<Path> scripts = Files.list(Path.of("src/main/resources/dev/livekeep/origin/story"))) {
            assertThat(scripts.map(script -> script.getFileName().toString().replace(".faults", "")))
                    .containsExactlyInAnyOrderElementsOf(Stories.names());
        }
        assertThat(Stories.named("no-such-story")).isEmpty();
    }

    @Test
    void aStoryTellsWhatItsWorldIs() {
        OriginConfig config = Story.parse("""
                        # An evening.
                        # world: edges=3 url-life=11 clocks=0/1.3 midroll=12/3 preroll=2
                        always : status 503
                        """).in(OriginConfig.defaults().withEdges(2, 0));

        assertThat(config.edges()).isEqualTo(3);
        assertThat(config.twitch().urlLife()).isEqualTo(Duration.ofSeconds(11));
        assertThat(config.twitch().clockOffsets()).containsExactly(Duration.ZERO, Duration.ofMillis(1300));
        assertThat(config.twitch().ads().prerollSegments()).isEqualTo(2);
        assertThat(config.twitch().ads().midrollEvery()).isEqualTo(12);
        assertThat(config.twitch().ads().midrollSegments()).isEqualTo(3);
    }

    @Test
    void anyScriptIsAStoryThatExpectsNothing() {
        Story story = Story.parse("always : status 500");

        assertThat(story.line()).isEmpty();
        assertThat(story.expected()).isEmpty();
        assertThat(story.in(OriginConfig.defaults()).edges()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# world: edges",
                "# world: moons=2",
                "# world: midroll=3",
                "# world: edges=x",
                "# expect: reset=often"
            })
    void mistakesSayWhatWasWanted(String line) {
        assertThatThrownBy(() -> Story.parse(line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("want ");
    }

    @Test
    void whatWasNotServedIsNamedFromTheJournal() throws Exception {
        Story story = Story.parse("""
                # world: edges=2
                # expect: status=2 dead=1 reset=1
                always edge=2 : dead
                always kind=media count=1 : status 503
                """);
        try (SimulatedOrigin origin = SimulatedOrigin.start(
                        story.in(OriginConfig.defaults().withChannels(ChannelConfig.ts("alpha", 400_000))));
                Client client = new Client()) {
            client.get(origin.media("alpha", "720p60"));
            assertThatThrownBy(() -> client.get(origin.bases().get(1))).isInstanceOf(IOException.class);
            origin.journal().await(JournalEvent.Asked.class, 1, Duration.ofSeconds(5));

            assertThat(story.unmet(origin.journal()))
                    .containsExactly(
                            "not served: reset: want at least 1 times, found 0 in the origin's journal",
                            "not served: status: want at least 2 times, found 1 in the origin's journal");
        }
    }
}
