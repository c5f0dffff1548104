package dev.livekeep.domain.capture;

import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.domain.time.Tick;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One getter on virtual time, with a place for whatever it wants. Time is passed from wake-up to wake-up as the getter
 * asks for them, so a test also shows that it asks for the right ones. What it does is written down with the second it
 * does it at.
 */
final class GetterStage {
    final SegmentGetter getter;
    private final Tick begun = new Tick(1);
    private Duration elapsed = Duration.ZERO;
    private boolean placeInTheProcess = true;
    private boolean placeInTheChannel;
    private final List<CaptureAction> all = new ArrayList<>();
    private final List<String> done = new ArrayList<>();

    GetterStage() {
        this(Listings.listing("a", 1));
    }

    GetterStage(Listing listing) {
        this(listing, new Twins(Duration.ofSeconds(5), Duration.ofMinutes(15)));
    }

    GetterStage(Listing listing, Twins twins) {
        this(listing, twins, CapturePolicy.Getting.defaults(), Jitter.NONE);
    }

    GetterStage(Listing listing, Twins twins, CapturePolicy.Getting policy, Jitter jitter) {
        this(listing, twins, policy, jitter, true);
    }

    private GetterStage(
            Listing listing, Twins twins, CapturePolicy.Getting policy, Jitter jitter, boolean placeInTheChannel) {
        getter = new SegmentGetter(new SlotId(100), listing, policy, jitter, new Ids(), twins, begun);
        this.placeInTheChannel = placeInTheChannel;
        fill();
    }

    /** One that waits for its first place in the channel. */
    static GetterStage waiting() {
        return new GetterStage(
                Listings.listing("a", 1),
                new Twins(Duration.ofSeconds(5), Duration.ofMinutes(15)),
                CapturePolicy.Getting.defaults(),
                Jitter.NONE,
                false);
    }

    Tick now() {
        return begun.plus(elapsed);
    }

    private Moment moment() {
        return new Moment(now(), Listings.start(2).plus(elapsed));
    }

    /** Downloads stay without a place in the process. */
    GetterStage processIsFull() {
        placeInTheProcess = false;
        return this;
    }

    /** No attempt is started for now. */
    GetterStage channelIsFull() {
        placeInTheChannel = false;
        return this;
    }

    GetterStage channelHasPlaces() {
        placeInTheChannel = true;
        fill();
        return this;
    }

    GetterStage started(long attempt) {
        List<CaptureAction> out = new ArrayList<>();
        getter.started(new AttemptId(attempt), now(), out);
        write(out);
        return this;
    }

    /** Time passes, with a look at each wake-up the getter asks for. */
    GetterStage passes(Duration time) {
        Duration until = elapsed.plus(time);
        while (elapsed.compareTo(until) < 0) {
            Optional<Tick> wake = getter.wakeAt(now());
            Duration next = wake.map(tick -> tick.since(begun)).orElse(until);
            elapsed = next.compareTo(until) < 0 ? next : until;
            look();
        }
        return this;
    }

    GetterStage passes(long seconds) {
        return passes(Duration.ofSeconds(seconds));
    }

    private void look() {
        List<CaptureAction> out = new ArrayList<>();
        getter.settle(moment(), out);
        write(out);
        fill();
    }

    private void fill() {
        while (placeInTheChannel && getter.wants(now()) != Want.NOTHING) {
            List<CaptureAction> out = new ArrayList<>();
            AttemptId attempt = getter.launch(now(), out);
            write(out);
            if (placeInTheProcess) {
                started(attempt.number());
            }
        }
    }

    GetterStage byteOf(long attempt) {
        return progress(attempt, now(), false);
    }

    /** The attempt waits for the store. */
    GetterStage heldUp(long attempt) {
        return progress(attempt, begun, true);
    }

    /** The attempt waits for the network again, or still. */
    GetterStage silent(long attempt) {
        return progress(attempt, begun, false);
    }

    private GetterStage progress(long attempt, Tick lastByte, boolean held) {
        getter.attempts()
                .looked(new CaptureInput.Progress(new AttemptId(attempt), true, 1, lastByte, held), lastByte, now());
        fill();
        return this;
    }

    GetterStage received(long attempt, BodyFacts facts) {
        return ended(attempt, new DownloadResult.Received(facts));
    }

    GetterStage refused(long attempt, int status) {
        return ended(attempt, new DownloadResult.Refused(status));
    }

    GetterStage noAnswer(long attempt, String reason) {
        return ended(attempt, new DownloadResult.NoAnswer(reason));
    }

    GetterStage ended(long attempt, DownloadResult result) {
        List<CaptureAction> out = new ArrayList<>();
        getter.ended(new AttemptId(attempt), result, moment(), out);
        write(out);
        fill();
        return this;
    }

    GetterStage kept(long attempt) {
        return keepEnded(attempt, new KeepResult.Stored("store"));
    }

    GetterStage keepEnded(long attempt, KeepResult result) {
        List<CaptureAction> out = new ArrayList<>();
        getter.keepEnded(new AttemptId(attempt), result, moment(), out);
        write(out);
        fill();
        return this;
    }

    GetterStage listed(Listing listing) {
        getter.listedBy(listing, now());
        fill();
        return this;
    }

    GetterStage unlisted(Listing listing) {
        getter.unlisted(listing.id(), now());
        look();
        return this;
    }

    GetterStage present(boolean tombstoned) {
        List<CaptureAction> out = new ArrayList<>();
        getter.present(tombstoned, out);
        write(out);
        fill();
        return this;
    }

    GetterStage givenUp(String reason) {
        List<CaptureAction> out = new ArrayList<>();
        getter.giveUp(reason, out);
        write(out);
        fill();
        return this;
    }

    GetterStage othersWait() {
        List<CaptureAction> out = new ArrayList<>();
        getter.attempts().yieldHopeless(Optional.empty(), now(), out);
        write(out);
        return this;
    }

    GetterStage stop() {
        List<CaptureAction> out = new ArrayList<>();
        getter.stop(moment(), out);
        write(out);
        fill();
        return this;
    }

    GetterStage paused() {
        getter.paused(now());
        fill();
        return this;
    }

    private void write(List<CaptureAction> actions) {
        all.addAll(actions);
        String at = elapsed.toMillis() % 1000 == 0 ? elapsed.toSeconds() + " s " : elapsed.toMillis() + " ms ";
        ActionText.of(actions).forEach(text -> done.add(at + text));
    }

    CaptureAction.Download lastDownload() {
        return last(CaptureAction.Download.class);
    }

    List<CaptureAction.PlaylistText> playlistsRecorded() {
        return last(CaptureAction.RecordPlaylists.class).playlists();
    }

    CaptureEvent.CopyStored stored() {
        return (CaptureEvent.CopyStored) all.stream()
                .filter(CaptureAction.Tell.class::isInstance)
                .map(action -> ((CaptureAction.Tell) action).detail())
                .filter(CaptureEvent.CopyStored.class::isInstance)
                .findFirst()
                .orElseThrow();
    }

    private <T extends CaptureAction> T last(Class<T> kind) {
        return all.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .reduce((a, b) -> b)
                .orElseThrow();
    }

    /** The number of the newest attempt. */
    long last() {
        return lastDownload().attempt().number();
    }

    /** Everything done since the last call, each with its time. */
    List<String> done() {
        List<String> all = List.copyOf(done);
        done.clear();
        return all;
    }

    GetterStage forgetting() {
        done.clear();
        return this;
    }
}
