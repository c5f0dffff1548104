package dev.livekeep.metrics;

import static dev.livekeep.metrics.Told.SOURCE;
import static dev.livekeep.metrics.Told.SPAN;
import static dev.livekeep.metrics.Told.listing;
import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.MetricRegistry;
import dev.livekeep.domain.archive.SegmentKind;
import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.domain.event.CaptureEvent.Closing;
import dev.livekeep.domain.event.CaptureEvent.Outcome;
import dev.livekeep.domain.playlist.PlaylistChange;
import dev.livekeep.testkit.VirtualTime;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MetricsListenerTest {

    private final VirtualTime time = new VirtualTime();
    private final MetricRegistry recorded = new MetricRegistry();
    private final MetricsListener listener = new MetricsListener(recorded, time);
    private final Told told = new Told(time, listener, "esa");

    @Test
    void aScriptedEveningShowsAsTheContractSays() throws IOException {
        anEvening();

        assertThat(Scrape.of(recorded)).isEqualTo(expected("an_evening.txt"));
    }

    @Test
    void labelsOfBothGenerationsStandOnTheSameSeries() {
        told.segment(1, SegmentKind.PARTIAL, 1000, Outcome.CUT);

        assertThat(Scrape.lines(recorded, "segments_downloaded_total"))
                .containsExactly("segments_downloaded_total{channel=\"esa\",partial=\"True\",quality=\"source\","
                        + "stream=\"esa\",type=\"partial\",variant=\"source\"} 1.0");
    }

    @Test
    void eachStoreIsCountedByItsName() {
        CaptureEvent.CopyStored copy = (CaptureEvent.CopyStored) told.stored(1, SegmentKind.FULL, 1000);
        told.tell(
                copy,
                new CaptureEvent.KeepFailed(SOURCE, copy.path(), "file:/archive", "read-only file system", false));
        StoreMetrics others = new StoreMetrics(recorded);

        others.mirrored("s3://bucket/", copy.path());
        others.missed("s3://bucket/", copy.path(), "away");
        others.caughtUp("s3://bucket/", copy.path());

        assertThat(Scrape.lines(recorded, "livekeep_store_copies_total"))
                .containsExactlyInAnyOrder(
                        copies("failed", "file:/archive"),
                        copies("stored", "file:/archive"),
                        copies("stored", "s3://bucket/"),
                        copies("missed", "s3://bucket/"),
                        copies("caught_up", "s3://bucket/"));
    }

    private static String copies(String result, String store) {
        return "livekeep_store_copies_total{channel=\"esa\",quality=\"source\",result=\"" + result + "\",store=\""
                + store + "\"} 1.0";
    }

    @Test
    void whatWasUnderWayWhenABugEndedARecordingIsNoMoreWhenTheNextBegins() {
        told.tell(
                new CaptureEvent.WorkerStarted(SOURCE, 1, "origin/x"),
                Told.listed(1),
                Told.listed(2),
                Told.started(1, 1));

        told.tell(new CaptureEvent.Started(false, List.of(SOURCE)), Told.listed(2));

        assertThat(Scrape.lines(recorded, "livekeep_workers"))
                .singleElement()
                .asString()
                .endsWith(" 0.0");
        assertThat(Scrape.lines(recorded, "livekeep_downloads_in_flight"))
                .singleElement()
                .asString()
                .endsWith(" 0.0");
        assertThat(Scrape.lines(recorded, "livekeep_open_segments"))
                .singleElement()
                .asString()
                .endsWith(" 1.0");
    }

    @Test
    void partialCopiesNeitherMoveTheLatestSegmentNorCountInSizes() {
        told.segment(1, SegmentKind.PARTIAL, 1000, Outcome.CUT);

        assertThat(Scrape.lines(recorded, "latest_segment")).isEmpty();
        assertThat(Scrape.lines(recorded, "segment_size")).isEmpty();
    }

    @Test
    void theLatestSegmentOnlyGoesUp() {
        told.segment(7, SegmentKind.FULL, 1000, Outcome.RECEIVED);
        told.segment(3, SegmentKind.SUSPECT, 1000, Outcome.RECEIVED);

        assertThat(Scrape.lines(recorded, "latest_segment"))
                .hasSize(1)
                .first()
                .asString()
                .endsWith(" 1.7672256145E9");
    }

    @Test
    void behindLiveIsShownWhileThePlaylistIsPolledOnly() {
        told.tell(new CaptureEvent.WorkerStarted(SOURCE, 1, "origin/x"));
        told.segment(0, SegmentKind.FULL, 1000, Outcome.RECEIVED);
        time.advance(Duration.ofSeconds(10));

        List<String> polled = Scrape.lines(recorded, "livekeep_behind_live_seconds");
        told.tell(new CaptureEvent.WorkerStopped(SOURCE, 1, "over"));

        assertThat(polled).containsExactly("livekeep_behind_live_seconds{channel=\"esa\",quality=\"source\"} 7.5");
        assertThat(Scrape.lines(recorded, "livekeep_behind_live_seconds")).isEmpty();
    }

    @Test
    void endsWithoutABeginningLeaveTheGaugesAtZero() {
        told.tell(Told.ended(1, 1, Outcome.RECEIVED, 5), Told.closed(1, Closing.ALREADY_THERE));

        assertThat(Scrape.lines(recorded, "livekeep_downloads_in_flight"))
                .hasSize(1)
                .first()
                .asString()
                .endsWith(" 0.0");
        assertThat(Scrape.lines(recorded, "livekeep_open_segments"))
                .hasSize(1)
                .first()
                .asString()
                .endsWith(" 0.0");
    }

    @Test
    void segmentsThatAStopLeftUnfetchedAreHolesOfTheirOwn() {
        told.tell(Told.listed(1), Told.closed(1, Closing.NOT_FETCHED));

        assertThat(Scrape.lines(recorded, "livekeep_holes_total"))
                .containsExactly("livekeep_holes_total{cause=\"not_fetched\",channel=\"esa\",quality=\"source\"} 1.0");
    }

    @Test
    void aNewVariantTakesThePlaceOfTheOld() {
        told.tell(chosen("720p60"), chosen("1080p60"));

        assertThat(Scrape.lines(recorded, "livekeep_variant_info"))
                .containsExactly(
                        "livekeep_variant_info{channel=\"esa\",offered=\"1080p60,720p60\",quality=\"source\",variant=\"1080p60\","
                                + "wanted=\"source\"} 1");
    }

    @Test
    void aQualityThatIsNoLongerOfferedHasNoVariant() {
        told.tell(chosen("720p60"), new CaptureEvent.QualityMissing(SOURCE, "source", List.of("480p30")));

        assertThat(Scrape.lines(recorded, "livekeep_variant_info"))
                .containsExactly("livekeep_variant_info{channel=\"esa\",offered=\"480p30\",quality=\"source\","
                        + "variant=\"\",wanted=\"source\"} 1");
    }

    @Test
    void foreignTextIsEscapedAndBounded() {
        told.tell(chosen("a|b=c%\"d\\\n" + "x".repeat(500)));

        assertThat(Scrape.lines(recorded, "livekeep_variant_info"))
                .singleElement()
                .asString()
                .contains("variant=\"a|b=c%\\\"d\\\\?" + "x".repeat(110) + "\"");
    }

    @Test
    void aForgottenChannelLeavesNothingBehind() {
        int before = recorded.getMetrics().size();
        anEvening();

        listener.forget(told.channel());

        assertThat(recorded.getMetrics()).hasSize(before);
    }

    @Test
    void forgettingOneChannelKeepsTheOthers() {
        Told other = new Told(time, listener, "other");
        other.segment(1, SegmentKind.FULL, 1000, Outcome.RECEIVED);
        told.segment(1, SegmentKind.FULL, 1000, Outcome.RECEIVED);

        listener.forget(told.channel());

        assertThat(Scrape.lines(recorded, "latest_segment"))
                .hasSize(1)
                .first()
                .asString()
                .contains("\"other\"");
    }

    @Test
    void nothingGrowsWithTheNumberOfSegments() {
        anEvening();
        int series = recorded.getMetrics().size();

        for (int i = 0; i < 1000; i++) {
            told.segment(i, SegmentKind.FULL, 1000, Outcome.RECEIVED);
        }

        assertThat(recorded.getMetrics()).hasSize(series);
    }

    @Test
    void aFullStoreIsOneUntilThereIsSpaceAgain() {
        told.tell(new CaptureEvent.StoreFull(true, "No space left on device"));
        assertThat(Scrape.lines(recorded, "livekeep_store_full"))
                .containsExactly("livekeep_store_full{channel=\"esa\"} 1.0");

        told.tell(new CaptureEvent.StoreFull(false, ""));
        assertThat(Scrape.lines(recorded, "livekeep_store_full"))
                .containsExactly("livekeep_store_full{channel=\"esa\"} 0.0");
    }

    private void anEvening() {
        told.tell(
                new CaptureEvent.Started(true, List.of(SOURCE)),
                new CaptureEvent.StreamFound(List.of("1080p60", "480p"), ""),
                chosen("1080p60"),
                new CaptureEvent.WorkerStarted(SOURCE, 1, "origin/x"),
                new CaptureEvent.Polled(SOURCE, 1, PlaylistChange.ADVANCED),
                new CaptureEvent.PollFailed(SOURCE, 1, "answered 503"),
                new CaptureEvent.AdSkipped(SOURCE, listing(90), "daterange", SPAN),
                new CaptureEvent.GapListed(SOURCE, listing(91), Told.start(91), SPAN),
                new CaptureEvent.WindowMissed(SOURCE, 3),
                new CaptureEvent.SkewSeen(SOURCE, listing(1), Duration.ofMillis(-1500), true),
                new CaptureEvent.SkewSeen(SOURCE, listing(2), Duration.ofMillis(250), false),
                new CaptureEvent.ClockCompared(SOURCE, "session-2", Duration.ofMillis(-700)),
                new CaptureEvent.Stalled(SOURCE, true, "frozen"),
                new CaptureEvent.LaneLate(Duration.ofMillis(300)));
        told.segment(1, SegmentKind.FULL, 1_500_000, Outcome.NO_ANSWER, Outcome.RECEIVED);
        told.segment(2, SegmentKind.FULL, 600_000, Outcome.RECEIVED);
        told.segment(3, SegmentKind.SUSPECT, 512, Outcome.RECEIVED);
        told.segment(4, SegmentKind.PARTIAL, 100_000, Outcome.CUT);
        told.tell(Told.listed(5), Told.started(5, 1), Told.ended(5, 1, Outcome.REFUSED, 0));
        told.tell(Told.closed(5, Closing.GIVEN_UP), Told.listed(6), Told.started(6, 1));
        time.advance(Duration.ofSeconds(20));
    }

    private static CaptureEvent.Detail chosen(String variant) {
        return new CaptureEvent.VariantChosen(SOURCE, "source", variant, List.of("1080p60", "720p60"), List.of());
    }

    private static String expected(String name) throws IOException {
        try (InputStream golden = MetricsListenerTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(golden, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
