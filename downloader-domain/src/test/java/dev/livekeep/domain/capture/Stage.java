package dev.livekeep.domain.capture;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.archive.SegmentHash;
import dev.livekeep.domain.capture.CaptureAction.CancelFetch;
import dev.livekeep.domain.capture.CaptureAction.Download;
import dev.livekeep.domain.capture.CaptureAction.FindStream;
import dev.livekeep.domain.capture.CaptureAction.Keep;
import dev.livekeep.domain.capture.CaptureAction.LookUp;
import dev.livekeep.domain.capture.CaptureAction.PollMedia;
import dev.livekeep.domain.capture.CaptureAction.Tell;
import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.domain.media.MediaVerdict;
import dev.livekeep.domain.quality.QualityWish;
import dev.livekeep.domain.source.ChannelSpec;
import dev.livekeep.domain.source.EndProof;
import dev.livekeep.domain.source.MediaAnswer;
import dev.livekeep.domain.source.SourceType;
import dev.livekeep.domain.source.StreamAnswer;
import dev.livekeep.domain.time.Tick;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Drives one capture on virtual time. What is asked of the world is answered at once, as scripted; what is not scripted
 * gets no answer. Everything the capture does is remembered with its time.
 */
final class Stage {
    private final ChannelCapture capture;
    private final List<Done> done = new ArrayList<>();
    private final Map<String, Supplier<Optional<MediaAnswer>>> media = new HashMap<>();
    private Supplier<Optional<StreamAnswer>> stream = Optional::empty;
    private Optional<CaptureInput.Presence> archive = Optional.of(CaptureInput.Presence.PRESENT);
    private boolean delivering = true;
    private Duration elapsed = Duration.ZERO;
    private Duration slept = Duration.ZERO;

    /** An action and when it was taken. */
    record Done(Duration at, CaptureAction action) {}

    private Stage(ChannelSpec spec, CapturePolicy policy) {
        this.capture = new ChannelCapture(spec, policy, Jitter.NONE, new Tick(0));
    }

    /** A channel of the {@code url} type that is not important. */
    static Stage of(String qualities) {
        return of(qualities, CapturePolicy.defaults());
    }

    static Stage of(String qualities, CapturePolicy policy) {
        return new Stage(spec(new SourceType.Url(Lists.PAGE), false, qualities), policy);
    }

    static Stage important(String qualities) {
        return new Stage(spec(new SourceType.Url(Lists.PAGE), true, qualities), CapturePolicy.defaults());
    }

    static Stage of(SourceType source, String qualities) {
        return of(source, qualities, CapturePolicy.defaults());
    }

    static Stage of(SourceType source, String qualities, CapturePolicy policy) {
        return new Stage(spec(source, false, qualities), policy);
    }

    static Stage of(SourceType source, boolean important, String qualities, CapturePolicy policy) {
        return new Stage(spec(source, important, qualities), policy);
    }

    private static ChannelSpec spec(SourceType source, boolean important, String qualities) {
        List<QualityWish> wishes = qualities.isEmpty() ? List.of() : QualityWish.parseList(qualities);
        return new ChannelSpec(new Channel("one"), important, source, wishes);
    }

    // --- the script

    /** What looks for the stream find from here on. */
    Stage stream(Supplier<Optional<StreamAnswer>> answers) {
        stream = answers;
        return this;
    }

    Stage stream(StreamAnswer answer) {
        return stream(() -> Optional.of(answer));
    }

    /** The stream is found, with variants of these names at URLs of the same names. */
    Stage offers(String... variants) {
        return stream(Lists.variants(variants));
    }

    Stage noStreamAnswer() {
        return stream(Optional::empty);
    }

    /** What polls of a URL are answered from here on. */
    Stage media(String name, Supplier<Optional<MediaAnswer>> answers) {
        media.put(name, answers);
        return this;
    }

    Stage media(String name, MediaAnswer answer) {
        return media(name, () -> Optional.of(answer));
    }

    /** A new segment of two seconds every two seconds, five listed at a time. */
    Stage plays(String name) {
        return plays(name, Lists::segment);
    }

    /** The same, of segments that are written so. */
    Stage plays(String name, IntFunction<String> segment) {
        return media(name, () -> Optional.of(Lists.media(first(), 5, segment)));
    }

    /** The first that is listed of what {@link #plays} by now. */
    int first() {
        return Lists.first(elapsed);
    }

    /** A live list without a segment. */
    Stage empty(String name) {
        return media(name, Lists.media(0, 0));
    }

    Stage swallows(String name) {
        return media(name, Optional::empty);
    }

    /** What the archive says of every slot; nothing is stored unless it is {@code ABSENT}. */
    Stage archive(CaptureInput.Presence presence) {
        archive = Optional.of(presence);
        return this;
    }

    /** Downloads get no answer from here on. */
    Stage downloadsHang() {
        delivering = false;
        return this;
    }

    // --- the play

    /** The first input, at the present moment. */
    Stage begin() {
        on(new CaptureInput.TimePassed());
        return this;
    }

    /** Time goes on; the capture is woken whenever it wants to be. */
    Stage advance(Duration time) {
        Duration until = elapsed.plus(time);
        Optional<Duration> wake = wakeAt();
        while (wake.isPresent() && wake.get().compareTo(until) <= 0) {
            elapsed = wake.get();
            on(new CaptureInput.TimePassed());
            wake = wakeAt();
        }
        elapsed = until;
        return this;
    }

    Stage advance(long seconds) {
        return advance(Duration.ofSeconds(seconds));
    }

    /** The process stands still, and is told so as it goes on. */
    Stage pause(Duration time) {
        elapsed = elapsed.plus(time);
        on(new CaptureInput.Paused(time));
        return this;
    }

    /** The machine sleeps: only wall time goes on. */
    Stage sleep(Duration time) {
        slept = slept.plus(time);
        return this;
    }

    Stage stop() {
        on(new CaptureInput.Stop("asked to"));
        return this;
    }

    /** When the capture wants to be woken. */
    Optional<Duration> wakeAt() {
        return capture.wakeAt(now()).map(tick -> Duration.ofNanos(tick.nanos()));
    }

    boolean finished() {
        return capture.finished();
    }

    Duration elapsed() {
        return elapsed;
    }

    private Moment now() {
        return new Moment(new Tick(elapsed.toNanos()), Lists.NOON.plus(elapsed).plus(slept));
    }

    /** Hands an input in, and answers what is asked. */
    List<CaptureAction> on(CaptureInput input) {
        List<CaptureAction> actions = capture.on(input, now());
        actions.forEach(action -> done.add(new Done(elapsed, action)));
        for (CaptureAction action : actions) {
            answer(action).forEach(this::on);
        }
        return actions;
    }

    private List<CaptureInput> answer(CaptureAction action) {
        return switch (action) {
            case FindStream look ->
                stream.get().stream()
                        .<CaptureInput>map(answer -> new CaptureInput.StreamAnswered(look.fetch(), answer))
                        .toList();
            case PollMedia poll ->
                media.getOrDefault(Lists.name(poll.uri()), Optional::empty).get().stream()
                        .<CaptureInput>map(answer -> new CaptureInput.MediaAnswered(poll.fetch(), answer))
                        .toList();
            case LookUp lookUp ->
                archive.stream()
                        .<CaptureInput>map(presence -> new CaptureInput.LookedUp(lookUp.id(), presence))
                        .toList();
            case Download download -> delivering ? whole(download) : List.of();
            case Keep keep -> List.of(new CaptureInput.KeepEnded(keep.attempt(), new KeepResult.Stored("store")));
            default -> List.of();
        };
    }

    private static List<CaptureInput> whole(Download download) {
        BodyFacts facts = new BodyFacts(
                true,
                "",
                EndProof.LENGTH,
                200,
                1000,
                1000,
                SegmentHash.of(download.segment().uri().toString().getBytes(StandardCharsets.UTF_8)),
                new MediaVerdict(MediaVerdict.Shape.TRANSPORT_STREAM, true, ""),
                Duration.ofMillis(100),
                false,
                false);
        return List.of(
                new CaptureInput.DownloadStarted(download.attempt()),
                new CaptureInput.DownloadEnded(download.attempt(), new DownloadResult.Received(facts)));
    }

    /** A download that hung comes to a good end. */
    Stage delivers(Download download) {
        whole(download).forEach(this::on);
        return this;
    }

    // --- what was seen

    /** Forgets what was done so far. */
    Stage fresh() {
        done.clear();
        return this;
    }

    <A extends CaptureAction> List<A> actions(Class<A> kind) {
        return done.stream()
                .map(Done::action)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    <D extends CaptureEvent.Detail> List<D> events(Class<D> kind) {
        return actions(Tell.class).stream()
                .map(Tell::detail)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** When the stream was looked for, in seconds. */
    List<Double> looks() {
        return seconds(done.stream().filter(each -> each.action() instanceof FindStream));
    }

    /** When a URL was polled, in seconds. */
    List<Double> polls(String name) {
        return seconds(done.stream()
                .filter(each -> each.action() instanceof PollMedia poll
                        && Lists.name(poll.uri()).equals(name)));
    }

    /** When events of a kind were told, in seconds. */
    List<Double> told(Class<? extends CaptureEvent.Detail> kind) {
        return seconds(
                done.stream().filter(each -> each.action() instanceof Tell tell && kind.isInstance(tell.detail())));
    }

    List<FetchId> cancelled() {
        return actions(CancelFetch.class).stream().map(CancelFetch::fetch).toList();
    }

    /** Names of the URLs that workers were started for. */
    List<String> started() {
        return events(CaptureEvent.WorkerStarted.class).stream()
                .map(started -> Lists.name(started.where()))
                .toList();
    }

    /** Why workers were stopped. */
    List<String> stopped() {
        return events(CaptureEvent.WorkerStopped.class).stream()
                .map(CaptureEvent.WorkerStopped::why)
                .toList();
    }

    /** Numbers of the segments that were listed, in order. */
    List<Long> listed() {
        return events(CaptureEvent.SegmentListed.class).stream()
                .map(listed -> listed.listing().mediaSequence())
                .toList();
    }

    private static List<Double> seconds(Stream<Done> done) {
        return done.map(each -> each.at().toMillis() / 1000.0).toList();
    }
}
