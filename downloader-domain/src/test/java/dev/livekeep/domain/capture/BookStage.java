package dev.livekeep.domain.capture;

import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.domain.playlist.ListingId;
import dev.livekeep.domain.time.Tick;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The books of a channel with their download places on virtual time, driven as the channel's capture does it. The archive
 * says at once that it has nothing, and the process has a place for every download, unless told otherwise.
 */
final class BookStage {
    final List<SegmentBook> books = new ArrayList<>();
    private final DownloadPlaces places;
    private final Tick begun = new Tick(1);
    private Duration elapsed = Duration.ZERO;
    private boolean archiveAnswers = true;
    private final List<CaptureAction> all = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private final Map<Long, SlotId> lookUps = new LinkedHashMap<>();

    BookStage() {
        this(CapturePolicy.defaults(), 1);
    }

    BookStage(CapturePolicy policy, int qualities) {
        Ids ids = new Ids();
        for (int i = 0; i < qualities; i++) {
            books.add(new SegmentBook(policy, Jitter.NONE, ids, begun));
        }
        places = new DownloadPlaces(policy, books);
    }

    /** The defaults with other bounds. */
    static CapturePolicy bounded(int downloads, int openSlots) {
        CapturePolicy usual = CapturePolicy.defaults();
        CapturePolicy.Bounds bounds = usual.bounds();
        return new CapturePolicy(
                usual.refresh(),
                usual.polling(),
                usual.getting(),
                new CapturePolicy.Bounds(
                        downloads,
                        bounds.youtubeDownloads(),
                        openSlots,
                        bounds.workers(),
                        bounds.lookUp(),
                        bounds.backlogAfter(),
                        bounds.remembered()));
    }

    SegmentBook book() {
        return books.get(0);
    }

    Tick now() {
        return begun.plus(elapsed);
    }

    private Moment moment() {
        return new Moment(now(), Listings.NOON.plus(elapsed));
    }

    BookStage archiveIsSilent() {
        archiveAnswers = false;
        return this;
    }

    /** One poll's worth: segments of session a, the last of them at the live edge. */
    BookStage listed(long first, long last) {
        Instant edge = Listings.start(last);
        return act(out -> {
            for (long number = first; number <= last; number++) {
                book().listed(Listings.listing("a", number), edge, moment(), out);
            }
        });
    }

    BookStage listed(Listing listing) {
        return listed(0, listing);
    }

    BookStage listed(int quality, Listing listing) {
        return act(out -> books.get(quality).listed(listing, listing.slot().start(), moment(), out));
    }

    /** Listed six minutes behind the live edge. */
    BookStage backlog(long number) {
        Listing listing = Listings.listing("a", number);
        return act(out -> book().listed(listing, listing.slot().start().plusSeconds(360), moment(), out));
    }

    BookStage unlisted(String session, long number) {
        return act(out -> book().unlisted(Listings.listing(session, number).id(), now()));
    }

    BookStage lookedUp(long number, CaptureInput.Presence presence) {
        SlotId slot = Optional.ofNullable(lookUps.get(number)).orElseThrow();
        return act(out -> book().lookedUp(slot, presence, now(), out));
    }

    BookStage received(long attempt, BodyFacts facts) {
        return ended(attempt, new DownloadResult.Received(facts));
    }

    BookStage noAnswer(long attempt) {
        return ended(attempt, new DownloadResult.NoAnswer("reset"));
    }

    BookStage ended(long attempt, DownloadResult result) {
        AttemptId id = new AttemptId(attempt);
        return act(out -> {
            places.storeSaid(result, now(), out);
            bookOf(id).ended(id, result, moment(), out);
        });
    }

    BookStage kept(long attempt, KeepResult result) {
        AttemptId id = new AttemptId(attempt);
        return act(out -> {
            places.storeSaid(result, now(), out);
            bookOf(id).keepEnded(id, result, moment(), out);
        });
    }

    BookStage kept(long attempt) {
        return kept(attempt, new KeepResult.Stored("store"));
    }

    private SegmentBook bookOf(AttemptId id) {
        return books.stream().filter(book -> book.knows(id)).findFirst().orElse(book());
    }

    /** Every download under way got a byte just now. */
    BookStage bytesOf(List<Long> attempts) {
        for (long attempt : attempts) {
            AttemptId id = new AttemptId(attempt);
            bookOf(id).progress(new CaptureInput.Progress(id, true, 1, now(), false), now(), now());
        }
        return this;
    }

    BookStage stop() {
        return act(out -> books.forEach(book -> book.stop(moment(), out)));
    }

    BookStage paused() {
        return act(out -> books.forEach(book -> book.paused(now())));
    }

    /** Time passes from wake-up to wake-up. */
    BookStage passes(Duration time) {
        Duration until = elapsed.plus(time);
        while (elapsed.compareTo(until) < 0) {
            elapsed = Stream.concat(
                            Stream.of(places.wakeAt(now())), books.stream().map(book -> book.wakeAt(now())))
                    .flatMap(Optional::stream)
                    .map(tick -> tick.since(begun))
                    .filter(next -> next.compareTo(elapsed) > 0 && next.compareTo(until) < 0)
                    .min(Duration::compareTo)
                    .orElse(until);
            act(out -> {});
        }
        return this;
    }

    BookStage passes(long seconds) {
        return passes(Duration.ofSeconds(seconds));
    }

    private BookStage act(Consumer<List<CaptureAction>> input) {
        List<CaptureAction> out = new ArrayList<>();
        input.accept(out);
        answerLookUps(out);
        books.forEach(book -> book.timePassed(moment(), out));
        places.fill(now(), out);
        startDownloads(out);
        all.addAll(out);
        String at = elapsed.toMillis() % 1000 == 0 ? elapsed.toSeconds() + " s " : elapsed.toMillis() + " ms ";
        ActionText.of(out).forEach(text -> done.add(at + text));
        return this;
    }

    private void answerLookUps(List<CaptureAction> out) {
        for (CaptureAction action : List.copyOf(out)) {
            if (action instanceof CaptureAction.LookUp(var id, var slot)) {
                lookUps.put(ActionText.number(slot.start()), id);
                if (archiveAnswers) {
                    books.forEach(book -> book.lookedUp(id, CaptureInput.Presence.ABSENT, now(), out));
                }
            }
        }
    }

    private void startDownloads(List<CaptureAction> out) {
        for (CaptureAction action : List.copyOf(out)) {
            if (action instanceof CaptureAction.Download download) {
                bookOf(download.attempt()).started(download.attempt(), now(), out);
            }
        }
    }

    /** What was downloaded since the last call: the numbers of the segments. */
    List<Long> downloaded() {
        List<Long> numbers = downloads(all)
                .map(download -> ActionText.number(download.urgency()))
                .toList();
        all.clear();
        done.clear();
        return numbers;
    }

    private static Stream<CaptureAction.Download> downloads(List<CaptureAction> actions) {
        return actions.stream()
                .filter(CaptureAction.Download.class::isInstance)
                .map(CaptureAction.Download.class::cast);
    }

    /** The listings that opened slots. */
    List<ListingId> toldListed() {
        return told(CaptureEvent.SegmentListed.class).stream()
                .map(CaptureEvent.SegmentListed::listing)
                .toList();
    }

    /** The events of one kind since the last call of another method that looks back. */
    <D extends CaptureEvent.Detail> List<D> told(Class<D> kind) {
        return all.stream()
                .filter(CaptureAction.Tell.class::isInstance)
                .map(action -> ((CaptureAction.Tell) action).detail())
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** Everything done since the last call but for what merely begins, each with its time. */
    List<String> done() {
        List<String> lines = done.stream()
                .filter(line ->
                        !line.contains(" started ") && !line.contains(" listed ") && !line.contains(" look up "))
                .toList();
        done.clear();
        all.clear();
        return lines;
    }

    BookStage forgetting() {
        done.clear();
        all.clear();
        return this;
    }

    /** Everything done since the last call of another method that looks back. */
    List<CaptureAction> actions() {
        return List.copyOf(all);
    }

    int running() {
        return books.stream().mapToInt(book -> book.open().running()).sum();
    }
}
