package dev.livekeep.runtime;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.archive.SegmentHash;
import dev.livekeep.domain.archive.SegmentKind;
import dev.livekeep.domain.archive.SegmentName;
import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.domain.source.EndProof;
import dev.livekeep.testkit.Exchange;
import dev.livekeep.testkit.LiveChannel;
import dev.livekeep.testkit.LiveChannel.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole evenings: the real machines and the real runtime on virtual time. */
class RecordingScenarioTest {
    private static final Duration LAW_5 = ofSeconds(10);

    private final World world = new World();

    @Test
    void aHealthyEveningIsStoredWholeOnceAndUnderItsOwnNames() {
        LiveChannel channel = world.recording("monteparty", 5);

        world.time.advance(ofMinutes(60));

        assertThat(world.starts(channel, SegmentKind.FULL)).isEqualTo(listedUpTo(channel, 0, channel.published() - 1));
        assertThat(world.copies(channel)).hasSize((int) channel.published());
        SegmentName copy = world.copies(channel).get(100);
        assertThat(copy.hash()).isEqualTo(SegmentHash.of(channel.body(100)));
        everySegmentIsAccountedForOnce();
        eventsAreNumberedWithoutAGap();
    }

    static Stream<Arguments> troubles() {
        return Stream.of(
                Arguments.of("a 500", ofSeconds(1), new Trouble.Fails("answered 500")),
                Arguments.of("a 403", ofSeconds(1), new Trouble.Refuses(403)),
                Arguments.of("a 404", ofSeconds(1), new Trouble.Refuses(404)),
                Arguments.of("a reset", ofSeconds(1), new Trouble.Fails("connection reset")),
                Arguments.of("garbage", ofSeconds(3), new Trouble.Fails("not a playlist")),
                Arguments.of("bad dates", ofSeconds(3), new Trouble.BadDates()),
                Arguments.of("an end that is none", ofSeconds(20), new Trouble.SaysEnded()),
                Arguments.of("a minute of 403", ofSeconds(60), new Trouble.Refuses(403)),
                Arguments.of("five minutes of 500", ofMinutes(5), new Trouble.Fails("answered 500")),
                Arguments.of("a black hole", ofSeconds(20), new Trouble.Silent()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("troubles")
    void troubleOnAUrlThatNeverChangesEndsNothing(String name, Duration span, Trouble trouble) {
        LiveChannel channel = world.recording("monteparty", 15);
        channel.trouble(ofSeconds(60), ofSeconds(60).plus(span), trouble);

        world.time.advance(ofMinutes(10));

        Duration end = ofSeconds(60).plus(span);
        Instant endWall = world.wall(end);
        Optional<Duration> stored = world.first(
                CaptureEvent.CopyStored.class,
                end,
                copy -> copy.path().name().end().isAfter(endWall));
        assertThat(stored).hasValueSatisfying(at -> assertThat(at).isLessThanOrEqualTo(end.plus(LAW_5)));
        everySegmentIsAccountedForOnce();
        assertThat(world.starts(channel, SegmentKind.FULL)).hasSizeGreaterThanOrEqualTo((int)
                (channel.published() - 1 - Math.max(0, span.dividedBy(LiveChannel.SEGMENT) - 15)));
    }

    @Test
    void aBodyThatIsCutIsFetchedAgainAndStoredFull() {
        LiveChannel channel = world.recording("monteparty", 5);
        channel.segmentFault((number, attempt) -> number == 20 && attempt == 1
                ? Optional.of(Exchange.cut(channel.body(20), 5000, "connection reset"))
                : Optional.empty());

        world.time.advance(ofMinutes(5));

        assertThat(world.starts(channel, SegmentKind.FULL)).contains(channel.startOf(20));
        assertThat(world.store.openDrafts()).isZero();
        everySegmentIsAccountedForOnce();
    }

    @Test
    void aBodyThatIsAlwaysCutIsStoredPartial() {
        LiveChannel channel = world.recording("monteparty", 5);
        channel.segmentFault((number, attempt) -> number == 20
                ? Optional.of(Exchange.cut(channel.body(20), 5000, "connection reset"))
                : Optional.empty());

        world.time.advance(ofMinutes(25));

        assertThat(world.starts(channel, SegmentKind.PARTIAL)).containsExactly(channel.startOf(20));
        assertThat(world.store.openDrafts()).isZero();
        everySegmentIsAccountedForOnce();
    }

    @Test
    void aSegmentThatIsRefusedAtFirstIsAskedForAgain() {
        LiveChannel channel = world.recording("monteparty", 5);
        channel.segmentFault((number, attempt) ->
                number % 7 == 0 && attempt <= 2 ? Optional.of(Exchange.refused(404)) : Optional.empty());

        world.time.advance(ofMinutes(5).plusSeconds(8));

        assertThat(world.starts(channel, SegmentKind.FULL)).isEqualTo(listedUpTo(channel, 0, channel.published() - 1));
        everySegmentIsAccountedForOnce();
    }

    @Test
    void stoppingPublishesWhatCameOfStalledDownloadsAndLeavesNothingBehind() {
        LiveChannel channel = world.recording("monteparty", 5);
        channel.segmentFault((number, attempt) -> number >= 30
                ? Optional.of(
                        Exchange.silence().open(channel.body(number).length).bytes(new byte[3000]))
                : Optional.empty());
        world.time.advance(ofSeconds(60));

        var stopped = world.recorder.stop(channel.spec().channel(), ofSeconds(7));
        boolean inTime = world.time.advanceUntil(ofSeconds(7), stopped::isDone);

        assertThat(inTime).isTrue();
        assertThat(stopped).isCompletedWithValue(StopOutcome.FINISHED);
        assertThat(world.starts(channel, SegmentKind.PARTIAL)).isNotEmpty();
        nothingIsLeftBehind();
        everySegmentIsAccountedForOnce();
    }

    @Test
    void stoppingDoesNotWaitForASourceThatDoesNotHeedCancelling() {
        LiveChannel channel = world.recording("monteparty", 5);
        channel.segmentFault((number, attempt) -> number >= 30
                ? Optional.of(
                        Exchange.silence().open(channel.body(number).length).bytes(new byte[3000]))
                : Optional.empty());
        world.segments.deafToCancel();
        world.time.advance(ofSeconds(60));

        var stopped = world.recorder.stop(channel.spec().channel(), ofSeconds(7));
        boolean inTime = world.time.advanceUntil(ofSeconds(2), stopped::isDone);

        assertThat(inTime).isTrue();
        assertThat(stopped).isCompletedWithValue(StopOutcome.FINISHED);
        assertThat(world.starts(channel, SegmentKind.PARTIAL)).isNotEmpty();
        assertThat(world.store.openDrafts()).isZero();
        assertThat(world.time.timersWaiting()).isZero();
    }

    @Test
    void aStoreThatNeverAnswersCannotHoldTheEndUp() {
        LiveChannel channel = world.recording("monteparty", 5);
        world.time.advance(ofSeconds(31));
        world.store.hold();
        world.time.advance(ofSeconds(10));

        var stopped = world.recorder.stop(channel.spec().channel(), ofSeconds(7));
        boolean inTime = world.time.advanceUntil(ofSeconds(7), stopped::isDone);
        world.store.letGo();
        world.time.advance(ofSeconds(1));

        assertThat(inTime).isTrue();
        assertThat(stopped).isCompletedWithValue(StopOutcome.ABANDONED);
        nothingIsLeftBehind();
    }

    /** Law 4, with the figure of design §2: polls go out every two seconds here, and are answered at once. */
    @Test
    void aStoreThatIsHeldUpForAMinuteDelaysNoPollAndCostsNoSegment() {
        LiveChannel channel = world.recording("monteparty", 15);
        world.time.advance(ofSeconds(31));

        world.store.hold();
        world.time.advance(ofSeconds(60));
        world.store.letGo();
        world.time.advance(ofSeconds(10));

        List<Instant> polls = world.events.all().stream()
                .filter(event -> event.detail() instanceof CaptureEvent.Polled)
                .map(CaptureEvent::wall)
                .toList();
        assertThat(polls).hasSizeGreaterThan(50);
        assertThat(IntStream.range(1, polls.size()).mapToObj(i -> Duration.between(polls.get(i - 1), polls.get(i))))
                .allSatisfy(gap -> assertThat(gap).isLessThan(ofMillis(2200)));
        assertThat(world.starts(channel, SegmentKind.FULL)).isEqualTo(listedUpTo(channel, 0, channel.published() - 1));
        everySegmentIsAccountedForOnce();
    }

    @Test
    void aPauseOfFiveMinutesCostsOnlyWhatLeftTheWindow() {
        LiveChannel channel = world.recording("monteparty", 15);
        world.time.advance(ofSeconds(61));

        world.time.standStill(ofMinutes(5));
        world.time.advance(ofMinutes(5));

        assertThat(world.events.of(CaptureEvent.Paused.class))
                .singleElement()
                .satisfies(paused -> assertThat(paused.time()).isBetween(ofSeconds(298), ofSeconds(300)));
        Optional<Duration> stored = world.first(CaptureEvent.CopyStored.class, ofSeconds(361), copy -> true);
        assertThat(stored).hasValueSatisfying(at -> assertThat(at).isLessThan(ofSeconds(364)));
        Instant back = world.wall(ofSeconds(361)).minus(ofSeconds(28));
        assertThat(world.starts(channel, SegmentKind.FULL).stream().filter(start -> start.isAfter(back)))
                .hasSizeGreaterThan(150);
        everySegmentIsAccountedForOnce();
    }

    @Test
    void theFirstWindowOfAHundredChannelsPassesOneGateWithoutASecondRequestForAnything() {
        List<LiveChannel> channels = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            LiveChannel channel = world.channel("channel" + i, 15);
            channel.segmentFault((number, attempt) -> Optional.of(Exchange.silence()
                    .after(ofSeconds(1))
                    .open(channel.body(number).length)
                    .bytes(channel.body(number))
                    .complete(EndProof.LENGTH)));
            channels.add(channel);
        }

        channels.forEach(channel -> world.recorder.start(channel.spec(), 1));
        world.time.advance(ofSeconds(58));

        assertThat(world.segments.mostOpen()).isEqualTo(64);
        assertThat(world.segments.requests().stream()
                        .map(request -> request.segment().uri()))
                .doesNotHaveDuplicates();
        assertThat(channels)
                .allSatisfy(channel ->
                        assertThat(world.starts(channel, SegmentKind.FULL)).hasSizeGreaterThan(10));
    }

    @Test
    void channelsComeAndGoWhileOthersAreRecorded() {
        LiveChannel stays = world.recording("stays", 5);
        LiveChannel goes = world.recording("goes", 5);
        world.time.advance(ofSeconds(30));

        var stopped = world.recorder.stop(goes.spec().channel(), ofSeconds(7));
        world.time.advance(ofSeconds(30));
        boolean again = world.recorder.start(goes.spec(), 2);
        world.time.advance(ofSeconds(30));

        assertThat(stopped).isCompletedWithValue(StopOutcome.FINISHED);
        assertThat(again).isTrue();
        assertThat(world.recorder.recording())
                .isEqualTo(Set.of(stays.spec().channel(), goes.spec().channel()));
        assertThat(world.starts(stays, SegmentKind.FULL)).isEqualTo(listedUpTo(stays, 0, stays.published() - 1));
        assertThat(world.starts(goes, SegmentKind.FULL)).contains(goes.startOf(goes.published() - 2));
    }

    private void nothingIsLeftBehind() {
        assertThat(world.store.openDrafts()).isZero();
        assertThat(world.time.timersWaiting()).isZero();
        assertThat(world.playlists.open()).isZero();
        assertThat(world.segments.open()).isZero();
        assertThat(world.recorder.recording()).isEmpty();
    }

    private static List<Instant> listedUpTo(LiveChannel channel, long first, long last) {
        return LongStream.rangeClosed(first, last).mapToObj(channel::startOf).toList();
    }

    /** Law 1: nothing is closed twice, and nothing without being listed; what is old is closed. */
    private void everySegmentIsAccountedForOnce() {
        List<Instant> listed = world.events.of(CaptureEvent.SegmentListed.class).stream()
                .map(CaptureEvent.SegmentListed::start)
                .toList();
        List<Instant> closed = world.events.of(CaptureEvent.SegmentClosed.class).stream()
                .map(CaptureEvent.SegmentClosed::start)
                .toList();
        assertThat(closed).doesNotHaveDuplicates();
        assertThat(listed).doesNotHaveDuplicates();
        assertThat(listed).containsAll(closed);
        assertThat(listed.size() - closed.size()).isLessThanOrEqualTo(3);
    }

    private void eventsAreNumberedWithoutAGap() {
        List<Long> numbers =
                world.events.all().stream().map(CaptureEvent::number).toList();
        assertThat(numbers)
                .isEqualTo(LongStream.rangeClosed(1, numbers.size()).boxed().toList());
    }
}
