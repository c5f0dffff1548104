package dev.livekeep.domain.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.livekeep.domain.archive.RangePart.Chosen;
import dev.livekeep.domain.archive.RangePart.Hole;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract §7.3 and §7.4. All times are seconds after 02:00. */
class BestSegmentsTest {

    private static final Instant ZERO = Instant.parse("2019-11-13T02:00:00Z");

    // §7.3: per distinct start

    @Test
    void aFullCopyWinsOverAnyOther() {
        SegmentCandidate full = copy(0, 2, SegmentKind.FULL, "a", 1);
        SegmentCandidate suspect = copy(0, 4, SegmentKind.SUSPECT, "b", 1_000);
        SegmentCandidate partial = copy(0, 9, SegmentKind.PARTIAL, "c", 9_000);

        assertChosenInAnyOrder(full, suspect, partial);
    }

    @Test
    void ofFullCopiesTheLongestWins() {
        assertChosenInAnyOrder(copy(0, 2.5, SegmentKind.FULL, "a", 1), copy(0, 2, SegmentKind.FULL, "b", 1_000));
    }

    @Test
    void ofEquallyLongFullCopiesTheBiggestWins() {
        assertChosenInAnyOrder(copy(0, 2, SegmentKind.FULL, "a", 1_001), copy(0, 2, SegmentKind.FULL, "b", 1_000));
    }

    @Test
    void ofEqualFullCopiesTheHighestHashWinsByItsBytesNotByItsText() {
        SegmentCandidate high = candidate(name(0, 2, SegmentKind.FULL, digestOf(0xfb)), 10);
        SegmentCandidate low = candidate(name(0, 2, SegmentKind.FULL, digestOf(0x00)), 10);

        assertThat(high.segment().fileName()).isLessThan(low.segment().fileName());
        assertChosenInAnyOrder(high, low);
    }

    @Test
    void aSuspectWinsOverAPartial() {
        assertChosenInAnyOrder(copy(0, 2, SegmentKind.SUSPECT, "a", 1), copy(0, 9, SegmentKind.PARTIAL, "b", 1_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SUSPECT", "PARTIAL"})
    void ofOtherCopiesTheBiggestWinsHoweverLong(SegmentKind kind) {
        assertChosenInAnyOrder(copy(0, 2, kind, "a", 1_001), copy(0, 9, kind, "b", 1_000));
    }

    @Test
    void whereNothingElseDecidesTheNameThatSortsFirstWins() {
        assertChosenInAnyOrder(copy(0, 2, SegmentKind.SUSPECT, "a", 1), copy(0, 9, SegmentKind.SUSPECT, "b", 1));
        assertChosenInAnyOrder(found("00:00-2-full-YWJj.ts"), found("00:00-2.0-full-YWJj.ts"));
    }

    // §7.4: chaining

    @ParameterizedTest(name = "a gap of {0} ms")
    @ValueSource(ints = {-10, -9, 0, 9, 10})
    void aGapOfUpTo10MsEitherWayIsJoined(int gap) {
        SegmentCandidate first = full(0, 2);
        SegmentCandidate second = full(2 + gap / 1_000.0, 2);

        assertThat(select(0, 3, first, second).parts()).containsExactly(new Chosen(first), new Chosen(second));
    }

    @ParameterizedTest(name = "a gap of {0} µs")
    @ValueSource(ints = {10_001, 11_000, 1_000_000})
    void aLongerGapIsAHole(int micros) {
        SegmentCandidate first = full(0, 2);
        SegmentCandidate second = full(2 + micros / 1e6, 2);

        assertThat(select(0, 4, first, second).parts().subList(0, 3))
                .containsExactly(new Chosen(first), new Hole(at(2), at(2 + micros / 1e6)), new Chosen(second));
    }

    @ParameterizedTest(name = "an overlap of {0} µs")
    @ValueSource(ints = {10_001, 11_000, 1_000_000})
    void aLongerOverlapIsDropped(int micros) {
        SegmentCandidate first = full(0, 2);
        SegmentCandidate overlap = full(2 - micros / 1e6, 2);
        SegmentCandidate next = full(2, 2);

        assertThat(select(0, 4, first, overlap, next).parts()).containsExactly(new Chosen(first), new Chosen(next));
    }

    @Test
    void theFirstCopyMayCoverTheStart() {
        SegmentCandidate before = full(-2, 2);
        SegmentCandidate covering = full(0, 2);

        assertThat(select(1, 2, before, covering).parts()).containsExactly(new Chosen(covering));
    }

    @Test
    void aCopyThatEndsExactlyAtTheStartDoesNotCoverIt() {
        assertThat(select(0, 2, full(-2, 2)).parts()).containsExactly(new Hole(at(0), at(2)));
    }

    @Test
    void aCopyThatBeginsExactlyAtTheStartCoversIt() {
        SegmentCandidate first = full(0, 2);

        assertThat(select(0, 2, first).parts()).containsExactly(new Chosen(first));
    }

    @Test
    void withoutACoveringCopyAHoleLeads() {
        SegmentCandidate late = full(0.005, 2);

        assertThat(select(0, 2, late).parts()).containsExactly(new Hole(at(0), at(0.005)), new Chosen(late));
    }

    @Test
    void aCopyThatBeginsAtTheEndIsNoPartOfTheRange() {
        assertThat(select(0, 2, full(2, 2)).parts()).containsExactly(new Hole(at(0), at(2)));
    }

    @Test
    void aHoleTrailsWhenTheEndIsNotReached() {
        SegmentCandidate first = full(0, 2);

        assertThat(select(0, 2.000001, first).parts())
                .containsExactly(new Chosen(first), new Hole(at(2), at(2.000001)));
        assertThat(select(0, 2, first).holes()).isEmpty();
    }

    @Test
    void aCopyThatJoinsAtTheVeryEndStillReachesIt() {
        SegmentCandidate first = full(0, 1.995);
        SegmentCandidate next = full(2, 2);

        assertThat(select(0, 2, first, next).parts()).containsExactly(new Chosen(first), new Chosen(next));
    }

    @Test
    void aCopyBeyondTheEndAndBeyondAHoleIsLeftOut() {
        SegmentCandidate first = full(0, 1);
        SegmentCandidate beyond = full(2, 2);

        assertThat(select(0, 2, first, beyond).parts()).containsExactly(new Chosen(first), new Hole(at(1), at(2)));
    }

    @Test
    void nothingIsLookedAtOnceTheEndIsReached() {
        SegmentCandidate first = full(0, 2);

        assertThat(select(0, 2, first, full(1.995, 2), full(2, 2)).parts()).containsExactly(new Chosen(first));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SUSPECT", "PARTIAL"})
    void whatIsNotFullAlwaysHasAHoleAfterIt(SegmentKind kind) {
        SegmentCandidate doubtful = copy(0, 2, kind, "a", 10);
        SegmentCandidate next = full(1.995, 2.005);

        assertThat(select(0, 4, doubtful, next).parts())
                .containsExactly(new Chosen(doubtful), new Hole(at(2), at(2)), new Chosen(next));
        assertThat(select(0, 2, doubtful).parts()).containsExactly(new Chosen(doubtful), new Hole(at(2), at(2)));
        assertThat(select(0, 1, doubtful).parts()).containsExactly(new Chosen(doubtful), new Hole(at(1), at(1)));
        assertThat(select(0, 3, doubtful).parts()).containsExactly(new Chosen(doubtful), new Hole(at(2), at(3)));
    }

    @Test
    void nothingAtAllIsOneHole() {
        BestSegments best = select(0, 2);

        assertThat(best.parts()).containsExactly(new Hole(at(0), at(2)));
        assertThat(best.segments()).isEmpty();
        assertThat(best.holes()).containsExactly(new Hole(at(0), at(2)));
    }

    @Test
    void copiesAndHolesAreListedApart() {
        SegmentCandidate first = full(0, 2);
        SegmentCandidate second = full(3, 2);

        BestSegments best = select(0, 6, second, first);

        assertThat(best.segments()).containsExactly(first, second);
        assertThat(best.holes()).containsExactly(new Hole(at(2), at(3)), new Hole(at(5), at(6)));
    }

    @Test
    void copiesAreSoughtFromOneHourBeforeTheHourOfTheStart() {
        SegmentCandidate early = full(-3_600, 3_610);
        SegmentCandidate tooEarly = full(-3_600.000001, 3_610);

        assertThat(select(5, 6, early).segments()).containsExactly(early);
        assertThat(select(5, 6, tooEarly).segments()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2019-11-13T02:00:00Z, 2019-11-13T02:00:01Z, 2019-11-13T01 2019-11-13T02",
        "2019-11-13T02:59:59Z, 2019-11-13T03:00:00Z, 2019-11-13T01 2019-11-13T02 2019-11-13T03",
        "2019-11-13T23:10:00Z, 2019-11-14T01:20:00Z, 2019-11-13T22 2019-11-13T23 2019-11-14T00 2019-11-14T01",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:01Z, 0001-01-01T00",
        "9999-12-31T23:00:00Z, 9999-12-31T23:00:01Z, 9999-12-31T22 9999-12-31T23"
    })
    void theHoursToLookIn(Instant start, Instant end, String hours) {
        assertThat(BestSegments.hours(start, end)).extracting(HourFolder::text).containsExactly(hours.split(" "));
    }

    @Test
    void theWholeOfTimeIsSearchedWithoutCountingItsHours() {
        SegmentCandidate only = full(0, 2);
        Instant last = Instant.parse("9999-12-31T23:59:59Z");

        BestSegments best = BestSegments.select(List.of(only), Instant.parse("0001-01-01T00:00:00Z"), last);

        assertThat(best.segments()).containsExactly(only);
        assertThat(best.holes()).hasSize(2);
        assertThat(BestSegments.firstHour(last).text()).isEqualTo("9999-12-31T22");
    }

    @Test
    void aRangeThatDoesNotStartBeforeItEndsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> select(2, 2))
                .withMessage("A range starts before it ends, but found 2019-11-13T02:00:02Z to 2019-11-13T02:00:02Z:"
                        + " exchange them or make the range longer");
        assertThatIllegalArgumentException().isThrownBy(() -> BestSegments.hours(at(2), at(1)));
    }

    @Test
    void aSizeIsNotNegative() {
        FoundSegment segment = full(0, 2).segment();

        assertThatIllegalArgumentException().isThrownBy(() -> new SegmentCandidate(segment, -1));
        assertThat(new SegmentCandidate(segment, 0).size()).isZero();
    }

    private static void assertChosenInAnyOrder(SegmentCandidate best, SegmentCandidate... others) {
        List<SegmentCandidate> all = new ArrayList<>(List.of(others));
        all.add(best);

        assertThat(BestSegments.select(all, at(0), at(1)).segments()).containsExactly(best);
        Collections.reverse(all);
        assertThat(BestSegments.select(all, at(0), at(1)).segments()).containsExactly(best);
    }

    private static BestSegments select(double start, double end, SegmentCandidate... candidates) {
        return BestSegments.select(List.of(candidates), at(start), at(end));
    }

    private static SegmentCandidate full(double start, double duration) {
        return copy(start, duration, SegmentKind.FULL, "x", 10);
    }

    private static SegmentCandidate copy(double start, double duration, SegmentKind kind, String content, long size) {
        return candidate(name(start, duration, kind, SegmentHash.of(content.getBytes(UTF_8))), size);
    }

    private static SegmentCandidate candidate(SegmentName name, long size) {
        return SegmentCandidate.of(name, size);
    }

    private static SegmentCandidate found(String fileName) {
        NameReading reading = SegmentName.parse(new HourFolder(ZERO), fileName);
        return new SegmentCandidate(((NameReading.Found) reading).segment(), 10);
    }

    private static SegmentName name(double start, double duration, SegmentKind kind, SegmentHash hash) {
        return new SegmentName(at(start), new SegmentDuration(duration), kind, hash);
    }

    private static SegmentHash digestOf(int firstByte) {
        byte[] digest = new byte[32];
        digest[0] = (byte) firstByte;
        return SegmentHash.ofDigest(digest);
    }

    private static Instant at(double seconds) {
        return ZERO.plus(Duration.ofNanos(Math.round(seconds * 1e6) * 1_000));
    }
}
