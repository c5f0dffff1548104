package dev.livekeep.domain.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.archive.SegmentDuration;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Design §4 Dates; contract §4, §10 W7, §17 no. 2, 4, 5. Segments last 2 s unless they say otherwise. */
class TimelineTest {

    private static final String HOUR = "2019-01-06T22:";
    private static final Instant NOW = date("30:00");

    private final Timeline timeline = new Timeline();

    // Where a date comes from

    @Test
    void aListedDateOverridesTheSum() {
        assertThat(place(segment("a").at("00:00"), segment("b").at("00:03")))
                .containsExactly("a 00:00 LISTED", "b 00:03 LISTED -1000ms");
    }

    @Test
    void anUndatedSegmentFollowsTheOneBefore() {
        assertThat(place(segment("a").at("00:00"), segment("b").lasting(3.5), segment("c")))
                .containsExactly("a 00:00 LISTED", "b 00:02 SUM", "c 00:05.500 SUM");
    }

    @ParameterizedTest(name = "§4 sums: steps of {0} s")
    @CsvSource({
        "2.002, 22:00:00.002, 22:00:02.004, 22:00:04.006",
        "8.341666666666667, 22:00:06.341667, 22:00:14.683334, 22:00:23.025001",
        "0.0000025, 21:59:58.000002, 21:59:58.000004, 21:59:58.000006"
    })
    void sumsAreRoundedAtEveryStep(double step, String second, String third, String fourth) {
        List<Placed> placed = timeline.place(
                List.of(
                        segment("a")
                                .on(Instant.parse("2019-01-06T21:59:58Z"))
                                .lasting(step)
                                .build(),
                        segment("b").lasting(step).build(),
                        segment("c").lasting(step).build(),
                        segment("d").lasting(step).build()),
                NOW);

        assertThat(placed)
                .extracting(Placed::start)
                .containsExactly(
                        Instant.parse("2019-01-06T21:59:58Z"),
                        Instant.parse("2019-01-06T" + second + "Z"),
                        Instant.parse("2019-01-06T" + third + "Z"),
                        Instant.parse("2019-01-06T" + fourth + "Z"));
    }

    @Test
    void aSegmentWhoseDatedPredecessorsLeftTheWindowIsRemembered() {
        place(segment("a").at("00:00"), segment("b"), segment("c"));

        assertThat(place(segment("b"), segment("c"), segment("d")))
                .containsExactly("b 00:02 REMEMBERED", "c 00:04 SUM", "d 00:06 SUM");
        assertThat(place(segment("c"), segment("d"), segment("e").at("00:08")))
                .containsExactly("c 00:04 REMEMBERED", "d 00:06 SUM", "e 00:08 LISTED");
    }

    @Test
    void aDateThatIsNoLongerListedIsRemembered() {
        place(segment("a").at("00:00"));

        assertThat(place(segment("a"))).containsExactly("a 00:00 REMEMBERED");
    }

    @Test
    void theSumComesBeforeWhatIsRemembered() {
        place(segment("a").at("00:00"), segment("b"));

        assertThat(place(segment("a").at("00:01"), segment("b"))).containsExactly("a 00:01 LISTED", "b 00:03 SUM");
    }

    @Test
    void segmentsBeforeTheFirstDateAreCountedBackFromIt() {
        assertThat(place(segment("a"), segment("b").lasting(3), segment("c").at("00:10")))
                .containsExactly("a 00:05 SUM", "b 00:07 SUM", "c 00:10 LISTED");
    }

    @Test
    void segmentsBeforeARememberedOneAreCountedBackFromIt() {
        place(segment("b").at("00:10"));

        assertThat(place(segment("a"), segment("b"))).containsExactly("a 00:08 SUM", "b 00:10 REMEMBERED");
    }

    @Test
    void nothingIsCountedBackOverADiscontinuity() {
        assertThat(place(segment("a"), segment("b").afterBreak(), segment("c").at("00:10")))
                .containsExactly("a 29:54 WALL_CLOCK", "b 00:08 SUM", "c 00:10 LISTED");
        assertThat(place(segment("x"), segment("y").at("00:20").afterBreak()))
                .containsExactly("x 29:56 WALL_CLOCK", "y 00:20 LISTED");
    }

    @Test
    void aRememberedDateIsNotReplacedByASumFromTheWallClock() {
        place(segment("b").at("00:10").afterBreak());

        assertThat(place(segment("a"), segment("b").afterBreak(), segment("c").at("00:13")))
                .containsExactly("a 29:54 WALL_CLOCK", "b 00:10 REMEMBERED", "c 00:13 LISTED -1000ms");
    }

    @Test
    void aBreakBeforeTheFirstSegmentOfAllDoesNotMatter() {
        assertThat(place(segment("a").afterBreak(), segment("b").at("00:10")))
                .containsExactly("a 00:08 SUM", "b 00:10 LISTED");
    }

    @Test
    void withoutAnyDateTheWallClockIsTheLastResort() {
        assertThat(place(segment("a"), segment("b").lasting(3)))
                .containsExactly("a 29:55 WALL_CLOCK", "b 29:57 WALL_CLOCK");
    }

    @Test
    void aDateOfTheWallClockStaysAndIsSummedUpFromWithoutGettingAnyBetter() {
        place(segment("a"), segment("b"));

        assertThat(placeAt("30:07", segment("b"), segment("c")))
                .containsExactly("b 29:58 WALL_CLOCK", "c 30:00 WALL_CLOCK");
        assertThat(placeAt("30:09", segment("z"), segment("c")))
                .containsExactly("z 30:05 WALL_CLOCK", "c 30:00 WALL_CLOCK");
    }

    @Test
    void aListedDateEndsTheReignOfTheWallClockAndIsNoSkew() {
        place(segment("a"), segment("b"));

        assertThat(place(segment("a"), segment("b"), segment("c").at("00:10"), segment("d")))
                .containsExactly("a 00:06 SUM", "b 00:08 SUM", "c 00:10 LISTED", "d 00:12 SUM");
    }

    @Test
    void anAbruptJumpToUnknownSegmentsFallsBackToTheWallClock() {
        place(segment("a").at("00:00"));

        assertThat(place(segment("x"))).containsExactly("x 29:58 WALL_CLOCK");
    }

    @Test
    void anEmptyPlaylistPlacesNothing() {
        assertThat(place()).isEmpty();
    }

    @Test
    void datesAreCutToMicroseconds() {
        Instant exact = Instant.parse("2019-01-06T22:00:00.123456789Z");

        List<Placed> listed = timeline.place(List.of(segment("a").on(exact).build()), NOW);
        List<Placed> byClock =
                new Timeline().place(List.of(segment("b").lasting(0).build()), exact);

        assertThat(listed).extracting(Placed::start).containsExactly(Instant.parse("2019-01-06T22:00:00.123456Z"));
        assertThat(byClock).extracting(Placed::start).containsExactly(Instant.parse("2019-01-06T22:00:00.123456Z"));
        assertThat(listed.get(0).end()).isEqualTo(Instant.parse("2019-01-06T22:00:02.123456Z"));
    }

    // Advertisements and discontinuities (§17 no. 4 and 5)

    @Test
    void anAdMovesTheClockOn() {
        assertThat(place(segment("a").at("59:54"), segment("ad").advert().lasting(2), segment("b")))
                .containsExactly("a 59:54 LISTED", "ad 59:56 SUM", "b 59:58 SUM");
    }

    @Test
    void aDatedAdSetsTheClockForWhatFollows() {
        assertThat(place(segment("ad").advert().at("00:30").lasting(14), segment("b")))
                .containsExactly("ad 00:30 LISTED", "b 00:44 SUM");
    }

    @Test
    void aDateAfterAnAdIsNoSkew() {
        assertThat(place(
                        segment("a").at("00:00"),
                        segment("ad").advert(),
                        segment("b").at("00:09")))
                .containsExactly("a 00:00 LISTED", "ad 00:02 SUM", "b 00:09 LISTED");
        assertThat(place(
                        segment("c").at("01:00"),
                        segment("ad2").advert().at("01:05"),
                        segment("d").at("01:09")))
                .containsExactly("c 01:00 LISTED", "ad2 01:05 LISTED", "d 01:09 LISTED");
    }

    @Test
    void aDateAfterADiscontinuityIsNoSkew() {
        assertThat(place(segment("a").at("00:00"), segment("b").afterBreak().at("05:00"), segment("c")))
                .containsExactly("a 00:00 LISTED", "b 05:00 LISTED", "c 05:02 SUM");
    }

    @Test
    void anUndatedSegmentAfterADiscontinuityIsOnlyAGuessThatTheNextDateMayCorrectWithoutSkew() {
        assertThat(place(
                        segment("a").at("00:00"),
                        segment("b").afterBreak(),
                        segment("c"),
                        segment("d").at("00:09")))
                .containsExactly("a 00:00 LISTED", "b 00:02 SUM", "c 00:04 SUM", "d 00:09 LISTED");
        assertThat(place(segment("c"), segment("d2").at("00:09")))
                .containsExactly("c 00:04 REMEMBERED", "d2 00:09 LISTED");
    }

    @Test
    void theFirstDateAfterABreakMakesTheClockSteadyAgain() {
        assertThat(place(
                        segment("a").at("00:00"),
                        segment("ad").advert(),
                        segment("b").at("00:09"),
                        segment("c").at("00:12")))
                .containsExactly("a 00:00 LISTED", "ad 00:02 SUM", "b 00:09 LISTED", "c 00:12 LISTED -1000ms");
    }

    // Skew (W7)

    @ParameterizedTest
    @CsvSource({"00:04, ''", "00:04.001, ' -1ms'", "00:03.999, ' 1ms'", "00:05.500, ' -1500ms'"})
    void skewIsTheExpectedMinusTheGivenDate(String listed, String skew) {
        assertThat(place(segment("a").at("00:00"), segment("b"), segment("c").at(listed)))
                .containsExactly("a 00:00 LISTED", "b 00:02 SUM", "c " + listed + " LISTED" + skew);
    }

    @Test
    void skewIsToldOncePerSegment() {
        assertThat(place(segment("a").at("00:00"), segment("b").at("00:03")))
                .containsExactly("a 00:00 LISTED", "b 00:03 LISTED -1000ms");
        assertThat(place(
                        segment("a").at("00:00"),
                        segment("b").at("00:03"),
                        segment("c").at("00:06")))
                .containsExactly("a 00:00 LISTED", "b 00:03 LISTED", "c 00:06 LISTED -1000ms");
        assertThat(place(
                        segment("a").at("00:00"),
                        segment("b").at("00:03"),
                        segment("c").at("00:06")))
                .containsExactly("a 00:00 LISTED", "b 00:03 LISTED", "c 00:06 LISTED");
    }

    @Test
    void skewIsToldAgainstARememberedDateToo() {
        place(segment("a").at("00:00"), segment("b"));

        assertThat(place(segment("b"), segment("c").at("00:05")))
                .containsExactly("b 00:02 REMEMBERED", "c 00:05 LISTED -1000ms");
    }

    @Test
    void datesCountedBackAreNeverSkewed() {
        assertThat(place(segment("a"), segment("b").at("00:10"), segment("c").at("00:13")))
                .containsExactly("a 00:08 SUM", "b 00:10 LISTED", "c 00:13 LISTED -1000ms");
    }

    // Absurd dates

    @ParameterizedTest
    @ValueSource(strings = {"1969-12-31T23:59:59.999999Z", "-0044-03-15T12:00:00Z", "9999-01-01T00:00:00Z"})
    void anAbsurdDateCountsAsNotListed(Instant absurd) {
        List<Placed> placed = timeline.place(
                List.of(
                        segment("a").at("00:00").build(),
                        segment("b").on(absurd).build()),
                NOW);

        assertThat(placed).extracting(Placed::origin).containsExactly(DateOrigin.LISTED, DateOrigin.SUM);
        assertThat(placed.get(1).start()).isEqualTo(date("00:02"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01T00:00:00Z", "9998-12-31T23:59:59.999999Z"})
    void theFirstAndLastUsefulDatesCount(Instant useful) {
        assertThat(timeline.place(List.of(segment("a").on(useful).build()), NOW))
                .extracting(Placed::origin)
                .containsExactly(DateOrigin.LISTED);
    }

    @Test
    void sumsThatLeaveTheCalendarFallBackToTheWallClock() {
        List<Placed> placed = timeline.place(
                List.of(
                        segment("a").on(Instant.parse("9998-12-31T23:59:59Z")).build(),
                        segment("b").build(),
                        segment("c").build()),
                NOW);

        assertThat(placed)
                .extracting(Placed::origin)
                .containsExactly(DateOrigin.LISTED, DateOrigin.WALL_CLOCK, DateOrigin.WALL_CLOCK);
        assertThat(placed).extracting(Placed::start).endsWith(date("29:56"), date("29:58"));
    }

    @Test
    void aDateThatIsRememberedComesBeforeTheWallClockWhereTheSumLeavesTheCalendar() {
        place(segment("b").at("00:10"));

        List<Placed> placed = timeline.place(
                List.of(
                        segment("a").on(Instant.parse("9998-12-31T23:59:59Z")).build(),
                        segment("b").build()),
                NOW);

        assertThat(placed).extracting(Placed::origin).containsExactly(DateOrigin.LISTED, DateOrigin.REMEMBERED);
        assertThat(placed.get(1).start()).isEqualTo(date("00:10"));
    }

    @Test
    void countingBackStopsAt1970() {
        List<Placed> placed = timeline.place(
                List.of(
                        segment("a").build(),
                        segment("b").on(Instant.EPOCH.plusSeconds(1)).build()),
                NOW);

        assertThat(placed).extracting(Placed::start).containsExactly(Instant.EPOCH, Instant.EPOCH.plusSeconds(1));
    }

    @ParameterizedTest
    @CsvSource({"-1000-01-01T00:00:00Z, 1970-01-01T00:00:00Z", "+20000-01-01T00:00:00Z, 9998-12-31T23:59:57.999999Z"})
    void aMadWallClockStillGivesADateThatCanBeNamed(Instant now, Instant start) {
        assertThat(timeline.place(List.of(segment("a").build()), now))
                .extracting(Placed::start)
                .containsExactly(start);
    }

    @Test
    void hugeDurationsDoNoHarm() {
        List<TimelineEntry> playlist = IntStream.range(0, 1_000)
                .mapToObj(i -> segment("s" + i).lasting(315_537_897_599.0).build())
                .toList();

        assertThat(timeline.place(playlist, NOW))
                .hasSize(1_000)
                .allSatisfy(
                        placed -> assertThat(DateRange.holds(placed.start())).isTrue());
    }

    // Memory

    @Test
    void aListingThatLeftTheWindowIsForgottenAfterThreePlaylists() {
        place(segment("a").at("00:00"));
        place(segment("b").at("00:02"));
        place(segment("c").at("00:04"));

        assertThat(timeline.remembered()).isEqualTo(3);
        assertThat(place(segment("a"))).containsExactly("a 00:00 REMEMBERED");

        place(segment("d").at("00:06"));
        place(segment("e").at("00:08"));
        place(segment("f").at("00:10"));

        assertThat(place(segment("a"))).containsExactly("a 29:58 WALL_CLOCK");
    }

    @Test
    void memoryDoesNotGrowWithUptime() {
        for (int poll = 0; poll < 1_000; poll++) {
            int first = poll;
            timeline.place(
                    IntStream.range(first, first + 15)
                            .mapToObj(i -> segment("s" + i)
                                    .on(date("00:00").plusSeconds(2L * i))
                                    .build())
                            .toList(),
                    NOW);
        }

        assertThat(timeline.remembered()).isEqualTo(17);
    }

    private List<String> place(Segment... segments) {
        return placeAt("30:00", segments);
    }

    private List<String> placeAt(String now, Segment... segments) {
        List<TimelineEntry> playlist = new ArrayList<>();
        for (Segment segment : segments) {
            playlist.add(segment.build());
        }
        return timeline.place(playlist, date(now)).stream()
                .map(TimelineTest::shown)
                .toList();
    }

    private static String shown(Placed placed) {
        String start = placed.start().toString();
        return placed.entry().listing() + " " + start.substring(HOUR.length(), start.length() - 1) + " "
                + placed.origin()
                + placed.skew()
                        .map(Duration::toMillis)
                        .map(skew -> " " + skew + "ms")
                        .orElse("");
    }

    private static Instant date(String time) {
        return Instant.parse(HOUR + time + "Z");
    }

    private static Segment segment(String listing) {
        return new Segment(listing, 2, Optional.empty(), false, false);
    }

    private record Segment(
            String listing, double duration, Optional<Instant> listed, boolean ad, boolean discontinuity) {

        Segment at(String time) {
            return on(date(time));
        }

        Segment on(Instant date) {
            return new Segment(listing, duration, Optional.of(date), ad, discontinuity);
        }

        Segment lasting(double seconds) {
            return new Segment(listing, seconds, listed, ad, discontinuity);
        }

        Segment advert() {
            return new Segment(listing, duration, listed, true, discontinuity);
        }

        Segment afterBreak() {
            return new Segment(listing, duration, listed, ad, true);
        }

        TimelineEntry build() {
            return new TimelineEntry(listing, new SegmentDuration(duration), listed, ad, discontinuity);
        }
    }
}
