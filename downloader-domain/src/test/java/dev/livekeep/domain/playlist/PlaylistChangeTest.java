package dev.livekeep.domain.playlist;

import static dev.livekeep.domain.playlist.Playlists.media;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlaylistChangeTest {

    /** A list of dated segments named by their number, two seconds each. */
    private static MediaPlaylist list(long first, int count, String name, Instant date, String... more) {
        List<String> lines = new ArrayList<>(List.of("#EXT-X-TARGETDURATION:2", "#EXT-X-MEDIA-SEQUENCE:" + first));
        for (long at = first; at < first + count; at++) {
            lines.add("#EXT-X-PROGRAM-DATE-TIME:" + date.plusSeconds(2 * at));
            lines.add("#EXTINF:2.0,live");
            lines.add(name + at + ".ts");
        }
        lines.addAll(List.of(more));
        return media(lines.toArray(String[]::new));
    }

    private static final Instant DATE = Instant.parse("2026-03-01T10:00:00Z");

    @Test
    void theFirstReadingIsAnAdvanceUnlessItIsTheEnd() {
        assertThat(PlaylistChange.first(list(0, 1, "a", DATE))).isEqualTo(PlaylistChange.ADVANCED);
        assertThat(PlaylistChange.first(list(0, 1, "a", DATE, "#EXT-X-ENDLIST")))
                .isEqualTo(PlaylistChange.ENDED);
    }

    @Test
    void newSegmentsAreAnAdvance() {
        PlaylistChange change = PlaylistChange.between(list(5, 3, "a", DATE), list(6, 3, "a", DATE), false);

        assertThat(change).isEqualTo(PlaylistChange.ADVANCED);
    }

    @Test
    void theSameSegmentsAreUnchangedAndStuckAfterTooLong() {
        MediaPlaylist list = list(5, 3, "a", DATE);

        assertThat(PlaylistChange.between(list, list, false)).isEqualTo(PlaylistChange.UNCHANGED);
        assertThat(PlaylistChange.between(list, list, true)).isEqualTo(PlaylistChange.STUCK);
        assertThat(PlaylistChange.between(list, list(6, 3, "a", DATE), true)).isEqualTo(PlaylistChange.ADVANCED);
    }

    @Test
    void sixSecondsStandInForAMissingTargetDuration() {
        MediaPlaylist before = dated("a.ts", DATE);

        assertThat(PlaylistChange.between(before, dated("b.ts", DATE.plusMillis(5999)), false))
                .isEqualTo(PlaylistChange.UNCHANGED);
        assertThat(PlaylistChange.between(before, dated("b.ts", DATE.plusSeconds(6)), false))
                .isEqualTo(PlaylistChange.RESET);
    }

    private static MediaPlaylist dated(String name, Instant date) {
        return media("#EXT-X-TARGETDURATION:0", "#EXT-X-PROGRAM-DATE-TIME:" + date, "#EXTINF:2,", name);
    }

    @Test
    void anotherHostAloneIsNoReset() {
        PlaylistChange change = PlaylistChange.between(
                list(5, 3, "https://one.example/", DATE), list(5, 3, "https://two.example/", DATE), false);

        assertThat(change).isEqualTo(PlaylistChange.UNCHANGED);
    }

    @Test
    void anotherTokenAloneIsNoReset() {
        PlaylistChange change = PlaylistChange.between(
                list(5, 1, "a.ts?token=1", DATE), list(5, 1, "a.ts?token=2", DATE.plusSeconds(60)), false);

        assertThat(change).isEqualTo(PlaylistChange.UNCHANGED);
    }

    @Test
    void numbersThatGoBackAreAReset() {
        PlaylistChange change = PlaylistChange.between(list(500, 3, "a", DATE), list(0, 3, "a", DATE), false);

        assertThat(change).isEqualTo(PlaylistChange.RESET);
    }

    @Test
    void theSameNumbersForOtherDatesAreAReset() {
        MediaPlaylist before = list(0, 3, "a", DATE);

        assertThat(PlaylistChange.between(before, list(0, 3, "b", DATE.plusSeconds(2)), false))
                .isEqualTo(PlaylistChange.RESET);
        assertThat(PlaylistChange.between(before, list(0, 3, "b", DATE.plusMillis(1999)), false))
                .isEqualTo(PlaylistChange.UNCHANGED);
    }

    @Test
    void undatedSegmentsUnderTheSameNumbersTellNothing() {
        MediaPlaylist before = media("#EXTINF:2,", "a.ts");
        MediaPlaylist after = media("#EXTINF:2,", "b.ts");

        assertThat(PlaylistChange.between(before, after, false)).isEqualTo(PlaylistChange.UNCHANGED);
        assertThat(PlaylistChange.between(list(0, 1, "a", DATE), after, false)).isEqualTo(PlaylistChange.UNCHANGED);
    }

    @Test
    void emptyListsAreUnchanged() {
        MediaPlaylist empty = media("#EXT-X-TARGETDURATION:2");

        assertThat(PlaylistChange.between(empty, empty, false)).isEqualTo(PlaylistChange.UNCHANGED);
    }

    @Test
    void theEndIsTheEndWhateverElseChanged() {
        PlaylistChange change =
                PlaylistChange.between(list(5, 3, "a", DATE), list(6, 3, "a", DATE, "#EXT-X-ENDLIST"), false);

        assertThat(change).isEqualTo(PlaylistChange.ENDED);
    }
}
