package dev.livekeep.domain.ads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.playlist.MediaPlaylist;
import dev.livekeep.domain.playlist.MediaSegment;
import dev.livekeep.domain.playlist.PlaylistReader;
import dev.livekeep.domain.playlist.SegmentMemory;
import dev.livekeep.domain.playlist.UnreadablePlaylistException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Breaks that are longer than the list is, polled segment by segment; segments last 2 s. */
class AdBreaksTest {
    private static final int WINDOW = 3;

    private final List<String> tags = new ArrayList<>();
    private AdBreaks breaks = new AdBreaks();
    private SegmentMemory memory = new SegmentMemory("one");
    private String host = "https://x.example/";

    /** A stream of that many segments; the tags of some are set by {@link #tag}. */
    private void stream(int segments) {
        for (int i = 0; i < segments; i++) {
            tags.add("");
        }
    }

    private void tag(int segment, String lines) {
        tags.set(segment, tags.get(segment) + lines + "\n");
    }

    private MediaPlaylist listed(int first, int end) {
        StringBuilder text = new StringBuilder("#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:" + (100 + first) + "\n");
        for (int i = first; i < end; i++) {
            text.append(tags.get(i))
                    .append("#EXTINF:2.000,\n")
                    .append(host)
                    .append(i)
                    .append(".ts?poll=")
                    .append(first)
                    .append('\n');
        }
        try {
            return (MediaPlaylist) new PlaylistReader().read(text.toString(), URI.create("https://x.example/live"));
        } catch (UnreadablePlaylistException e) {
            throw new AssertionError(e);
        }
    }

    private List<Integer> adsIn(MediaPlaylist playlist) {
        AdSigns signs = signs(AdRules.defaults(), playlist);
        return playlist.segments().stream()
                .filter(segment -> signs.of(segment, Optional.empty()).isPresent())
                .map(MediaSegment::mediaSequence)
                .map(number -> (int) (number - 100))
                .toList();
    }

    private AdSigns signs(AdRules rules, MediaPlaylist playlist) {
        return new AdClassifier(rules).in(playlist, memory.take(playlist, Instant.EPOCH), breaks);
    }

    /** Those taken for ads when they are listed for the first time, the list moving by one from poll to poll. */
    private List<Integer> adsOfAllPolls() {
        List<Integer> ads = new ArrayList<>(adsIn(listed(0, WINDOW)));
        for (int first = 1; first + WINDOW <= tags.size(); first++) {
            int newest = first + WINDOW - 1;
            adsIn(listed(first, first + WINDOW)).stream()
                    .filter(ad -> ad == newest)
                    .forEach(ads::add);
        }
        return ads;
    }

    @ParameterizedTest
    @CsvSource({
        "#EXT-X-CUE-OUT, #EXT-X-CUE-IN",
        "#EXT-X-CUE-OUT:60, #EXT-X-CUE-IN",
        "#EXT-X-SCTE35-OUT, #EXT-X-SCTE35-IN",
        "'#EXT-X-SCTE35-OUT:DURATION=60', #EXT-X-SCTE35-IN",
        "'#EXT-X-SCTE35:CUE=\"AA==\",CUE-OUT=YES', '#EXT-X-SCTE35:CUE=\"AA==\",CUE-IN=YES'"
    })
    void aBreakLastsUntilItsClosingTag(String out, String in) {
        stream(14);
        tag(1, out);
        tag(10, in);

        assertThat(adsOfAllPolls()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#EXT-X-CUE-OUT:12.0",
                "#EXT-X-CUE-OUT:DURATION=12",
                "#EXT-X-CUE-OUT-CONT:4/16",
                "#EXT-X-CUE-OUT-CONT:ElapsedTime=4.0,Duration=16",
                "#EXT-X-SCTE35-OUT:ID=\"a\",DURATION=\"12\"",
                "#EXT-X-SCTE35:CUE=\"AA==\",DURATION=12,CUE-OUT=YES"
            })
    void withoutAClosingTagItEndsWhenItsTimeIsOver(String out) {
        stream(14);
        tag(1, out);

        assertThat(adsOfAllPolls()).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void aSegmentThatReachesBeyondTheAnnouncedTimeIsContent() {
        stream(14);
        tag(1, "#EXT-X-CUE-OUT:11");

        assertThat(adsOfAllPolls()).containsExactly(1, 2, 3, 4, 5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"#EXT-X-CUE-OUT", "#EXT-X-CUE-OUT:0", "#EXT-X-CUE-OUT:soon", "#EXT-X-SCTE35-OUT"})
    void withoutAnnouncedTimeItEndsAtADiscontinuityOnceItsTagHasLeft(String out) {
        stream(14);
        tag(1, "#EXT-X-DISCONTINUITY\n" + out);
        tag(2, "#EXT-X-DISCONTINUITY");
        tag(8, "#EXT-X-DISCONTINUITY");

        assertThat(adsOfAllPolls()).containsExactly(1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void withoutAnythingItEndsAfterFiveMinutes() {
        stream(200);
        tag(1, "#EXT-X-CUE-OUT");

        assertThat(adsOfAllPolls()).hasSize(150).last().isEqualTo(150);
    }

    @Test
    void aTagThatGoesOnKeepsItOpenAndItsTimeRunning() {
        stream(14);
        tag(1, "#EXT-X-CUE-OUT:8");
        tag(3, "#EXT-X-CUE-OUT-CONT:4/8");

        assertThat(adsOfAllPolls()).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void theTagsOfOneKindDoNotCloseABreakOfTheOther() {
        stream(10);
        tag(1, "#EXT-X-CUE-OUT:60");
        tag(6, "#EXT-X-SCTE35-IN");
        tag(8, "#EXT-X-CUE-IN");

        assertThat(adsOfAllPolls()).containsExactly(1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void whatWasAnAdStaysOneWhileItIsListed() {
        stream(8);
        tag(1, "#EXT-X-CUE-OUT:10");

        adsIn(listed(0, 6));

        assertThat(adsIn(listed(2, 8))).containsExactly(2, 3, 4, 5);
        assertThat(adsIn(listed(3, 8))).containsExactly(3, 4, 5);
    }

    @Test
    void aBreakGoesOnUnderAnotherHost() {
        stream(12);
        tag(1, "#EXT-X-CUE-OUT:16");
        adsIn(listed(0, 4));

        host = "https://y.example/";

        assertThat(adsIn(listed(3, 7))).containsExactly(3, 4, 5, 6);
        assertThat(adsIn(listed(6, 10))).containsExactly(6, 7, 8);
    }

    @Test
    void aListThatDoesNotContinueTheOneBeforeCarriesNothing() {
        stream(12);
        tag(1, "#EXT-X-CUE-OUT:60");

        adsIn(listed(0, 4));

        assertThat(adsIn(listed(5, 8))).isEmpty();
        assertThat(adsIn(listed(6, 9))).isEmpty();
    }

    @Test
    void anotherSessionKnowsNothing() {
        stream(12);
        tag(1, "#EXT-X-CUE-OUT:60");
        adsIn(listed(0, 4));

        breaks = new AdBreaks();
        memory = new SegmentMemory("another");

        assertThat(adsIn(listed(2, 5))).isEmpty();
    }

    @Test
    void withoutBreakTagsAmongTheRulesNothingIsAnAd() {
        stream(6);
        tag(1, "#EXT-X-CUE-OUT:60");
        signs(AdRules.none(), listed(0, 3));
        MediaPlaylist later = listed(2, 5);

        AdSigns signs = signs(AdRules.none(), later);

        assertThat(later.segments())
                .allMatch(segment -> signs.of(segment, Optional.empty()).isEmpty());
    }
}
