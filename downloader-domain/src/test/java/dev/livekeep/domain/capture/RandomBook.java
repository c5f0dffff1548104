package dev.livekeep.domain.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.archive.SegmentSlot;
import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.domain.playlist.ListingId;
import dev.livekeep.domain.source.EndProof;
import dev.livekeep.domain.time.Tick;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A book with its places in a world that answers at random: whenever it likes, whatever it likes. Each action is checked
 * against the laws as it comes: one opening and one end for each slot, two attempts at a time, one publishing at a time,
 * no draft decided twice, lost, or taken from under the attempt that continues it.
 */
final class RandomBook {
    private static final int PLACES = 4;
    private static final List<String> SESSIONS = List.of("a", "b", "c");

    private final Random random;
    private final SegmentBook book;
    private final DownloadPlaces places;
    private final Tick begun = new Tick(0);
    private Duration elapsed = Duration.ZERO;
    private long edge = 10;

    private final Map<ListingId, Listing> listed = new LinkedHashMap<>();
    private final Map<SlotId, SegmentSlot> lookUps = new LinkedHashMap<>();
    private final Set<Instant> open = new HashSet<>();
    private final Map<AttemptId, CaptureAction.Download> queued = new LinkedHashMap<>();
    private final Map<AttemptId, CaptureAction.Download> downloading = new LinkedHashMap<>();
    private final Set<AttemptId> cancelled = new HashSet<>();
    private final Map<AttemptId, Instant> drafts = new LinkedHashMap<>();
    private final Map<AttemptId, Instant> keeps = new LinkedHashMap<>();
    private final Set<AttemptId> accepted = new HashSet<>();
    private final Set<Instant> closingNow = new HashSet<>();
    private final Set<Long> told = new HashSet<>();
    private final Set<CaptureEvent.Closing> closings = EnumSet.noneOf(CaptureEvent.Closing.class);
    private int resumed;

    RandomBook(long seed) {
        random = new Random(seed);
        CapturePolicy policy = BookStage.bounded(PLACES, 12);
        book = new SegmentBook(policy, wait -> wait.plusMillis(random.nextInt(100)), new Ids(), begun);
        places = new DownloadPlaces(policy, List.of(book));
    }

    Set<Instant> openSlots() {
        return open;
    }

    Set<AttemptId> undecidedDrafts() {
        return drafts.keySet();
    }

    Set<Long> begunButNotEnded() {
        return told;
    }

    Set<CaptureEvent.Closing> closings() {
        return closings;
    }

    int resumed() {
        return resumed;
    }

    private Tick now() {
        return begun.plus(elapsed);
    }

    private Moment moment() {
        return new Moment(now(), Listings.NOON.plus(elapsed));
    }

    void step() {
        List<CaptureAction> out = new ArrayList<>();
        happen(out);
        book.timePassed(moment(), out);
        places.fill(now(), out);
        perform(out);
        assertThat(book.open().running()).isLessThanOrEqualTo(PLACES);
    }

    private void happen(List<CaptureAction> out) {
        switch (random.nextInt(14)) {
            case 0, 1 -> list(out);
            case 2 -> any(listed.keySet()).ifPresent(this::unlist);
            case 3, 4 -> any(lookUps.keySet()).ifPresent(slot -> lookUp(slot, out));
            case 5, 6 -> any(queued.keySet()).ifPresent(attempt -> start(attempt, out));
            case 7 -> any(downloading.keySet()).ifPresent(this::look);
            case 8, 9 -> any(downloading.keySet()).ifPresent(attempt -> end(attempt, out));
            case 10 -> any(keeps.keySet()).ifPresent(attempt -> endKeep(attempt, out));
            case 11 -> elapsed = elapsed.plusSeconds(random.nextInt(20));
            case 12 ->
                elapsed = book.wakeAt(now()).map(tick -> tick.since(begun)).orElse(elapsed);
            default -> rarely(out);
        }
    }

    private void rarely(List<CaptureAction> out) {
        switch (random.nextInt(12)) {
            case 0 -> book.paused(now());
            case 1 -> elapsed = elapsed.plusMinutes(random.nextInt(22));
            case 2 -> List.copyOf(cancelled).forEach(attempt -> endCancelled(attempt, out));
            default -> elapsed = elapsed.plusMillis(random.nextInt(3000));
        }
    }

    private <T> Optional<T> any(Set<T> from) {
        return from.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(from).get(random.nextInt(from.size())));
    }

    private void list(List<CaptureAction> out) {
        edge += random.nextInt(2);
        String session = SESSIONS.get(random.nextInt(SESSIONS.size()));
        long number = edge - random.nextInt(6);
        Listing listing = random.nextInt(20) == 0
                ? Listings.doubted(session, number, "clock not trusted")
                : Listings.listing(session, number);
        listed.put(listing.id(), listing);
        book.listed(listing, Listings.start(edge), moment(), out);
    }

    private void unlist(ListingId listing) {
        listed.remove(listing);
        book.unlisted(listing, now());
    }

    private void lookUp(SlotId slot, List<CaptureAction> out) {
        lookUps.remove(slot);
        CaptureInput.Presence presence = random.nextInt(8) > 0
                ? CaptureInput.Presence.ABSENT
                : random.nextBoolean() ? CaptureInput.Presence.PRESENT : CaptureInput.Presence.TOMBSTONED;
        book.lookedUp(slot, presence, now(), out);
    }

    private void start(AttemptId attempt, List<CaptureAction> out) {
        CaptureAction.Download download = queued.remove(attempt);
        if (download != null) {
            downloading.put(attempt, download);
            book.started(attempt, now(), out);
        }
    }

    private void look(AttemptId attempt) {
        Tick lastByte = now().minus(Duration.ofSeconds(random.nextInt(8)));
        book.progress(new CaptureInput.Progress(attempt, true, 1, lastByte, random.nextInt(4) == 0), lastByte, now());
    }

    private void end(AttemptId attempt, List<CaptureAction> out) {
        CaptureAction.Download download = downloading.remove(attempt);
        if (download == null) {
            return;
        }
        cancelled.remove(attempt);
        deliver(
                attempt,
                switch (random.nextInt(8)) {
                    case 0 -> new DownloadResult.Refused(404);
                    case 1 -> new DownloadResult.NoAnswer("reset");
                    case 2 -> new DownloadResult.StoreFailed("no space left", random.nextInt(3) == 0);
                    case 3, 4, 5 -> new DownloadResult.Received(cut(download));
                    default -> new DownloadResult.Received(whole(download));
                },
                download,
                out);
    }

    private void deliver(
            AttemptId attempt, DownloadResult result, CaptureAction.Download download, List<CaptureAction> out) {
        if (result instanceof DownloadResult.Received(BodyFacts facts)) {
            drafts.put(attempt, download.urgency());
            if (facts.resumed()) {
                resumed++;
                drafts.remove(download.resume().orElseThrow());
            }
        }
        places.storeSaid(result, now(), out);
        assertThat(book.knows(attempt)).as("reply about %s is awaited", attempt).isTrue();
        book.ended(attempt, result, moment(), out);
    }

    private BodyFacts cut(CaptureAction.Download download) {
        BodyFacts facts = Bodies.cut("x".repeat(1 + random.nextInt(9)));
        facts = random.nextInt(3) == 0 ? Bodies.notResumable(facts) : facts;
        return continuing(download) ? Bodies.resumed(facts) : facts;
    }

    private BodyFacts whole(CaptureAction.Download download) {
        BodyFacts facts = Bodies.full(download.urgency() + " " + random.nextInt(3));
        if (continuing(download)) {
            return Bodies.proof(Bodies.resumed(facts), random.nextBoolean() ? EndProof.CHAIN : EndProof.NONE);
        }
        return switch (random.nextInt(4)) {
            case 0 -> Bodies.proof(facts, EndProof.NONE);
            case 1 -> Bodies.media(facts, Bodies.BROKEN);
            default -> facts;
        };
    }

    private boolean continuing(CaptureAction.Download download) {
        return random.nextBoolean()
                && download.resume().filter(drafts::containsKey).isPresent();
    }

    private void endCancelled(AttemptId attempt, List<CaptureAction> out) {
        cancelled.remove(attempt);
        CaptureAction.Download waiting = queued.remove(attempt);
        CaptureAction.Download download = waiting == null ? downloading.remove(attempt) : waiting;
        if (download != null) {
            boolean bytes = waiting == null && random.nextBoolean();
            deliver(
                    attempt,
                    bytes ? new DownloadResult.Received(cut(download)) : new DownloadResult.NoAnswer("cancelled"),
                    download,
                    out);
        }
    }

    private void endKeep(AttemptId attempt, List<CaptureAction> out) {
        KeepResult result = switch (random.nextInt(6)) {
            case 0 -> new KeepResult.Failed("store", "disk error", random.nextInt(3) == 0);
            case 1 -> new KeepResult.AlreadyThere();
            case 2 -> new KeepResult.Accepted();
            default -> new KeepResult.Stored("store");
        };
        if (result instanceof KeepResult.Accepted) {
            accepted.add(attempt);
        } else {
            keeps.remove(attempt);
            accepted.remove(attempt);
        }
        places.storeSaid(result, now(), out);
        book.keepEnded(attempt, result, moment(), out);
    }

    /** A stop, after which everything under way ends in some order. */
    void stopAndDrain() {
        List<CaptureAction> out = new ArrayList<>();
        book.stop(moment(), out);
        perform(out);
        while (!queued.isEmpty() || !downloading.isEmpty() || !keeps.isEmpty()) {
            List<CaptureAction> more = new ArrayList<>();
            List.copyOf(queued.keySet()).forEach(attempt -> endCancelled(attempt, more));
            any(downloading.keySet()).ifPresent(attempt -> endCancelled(attempt, more));
            any(keeps.keySet()).ifPresent(attempt -> endKeep(attempt, more));
            perform(more);
        }
        assertThat(book.settled()).isTrue();
    }

    private void perform(List<CaptureAction> actions) {
        closingNow.clear();
        for (CaptureAction action : actions) {
            if (action instanceof CaptureAction.Tell(CaptureEvent.SegmentClosed closed)) {
                closingNow.add(closed.start());
            }
        }
        actions.forEach(this::perform);
    }

    private void perform(CaptureAction action) {
        switch (action) {
            case CaptureAction.LookUp(var id, var slot) -> lookUps.put(id, slot);
            case CaptureAction.Download download -> download(download);
            case CaptureAction.CancelDownload(var attempt) ->
                assertThat(cancelled.add(attempt))
                        .as("%s is cancelled once", attempt)
                        .isTrue();
            case CaptureAction.Keep(var attempt, var path) -> keep(attempt);
            case CaptureAction.Discard(var attempt) -> decide(attempt);
            case CaptureAction.Tell(var detail) -> hear(detail);
            default -> throw new AssertionError("not expected: " + action);
        }
    }

    private void download(CaptureAction.Download download) {
        Instant slot = download.urgency();
        assertThat(open).as("slots that may be fetched").contains(slot);
        assertThat(underWay(slot))
                .as("attempts under way beside another of %s", slot)
                .isLessThan(2);
        download.resume().ifPresent(old -> assertThat(drafts).containsKey(old));
        queued.put(download.attempt(), download);
    }

    private long underWay(Instant slot) {
        return Stream.concat(queued.values().stream(), downloading.values().stream())
                .filter(other -> other.urgency().equals(slot) && !cancelled.contains(other.attempt()))
                .count();
    }

    private void keep(AttemptId attempt) {
        Instant slot = drafts.get(attempt);
        assertThat(open).as("slots that may be published").contains(slot);
        assertThat(keeps.entrySet())
                .as("slots being published")
                .noneMatch(keep ->
                        !accepted.contains(keep.getKey()) && keep.getValue().equals(slot));
        decide(attempt);
        keeps.put(attempt, slot);
    }

    private void decide(AttemptId attempt) {
        Instant slot = drafts.remove(attempt);
        assertThat(slot).as("draft of %s waits for its decision", attempt).isNotNull();
        boolean continued = downloading.values().stream()
                .anyMatch(download -> download.resume().filter(attempt::equals).isPresent());
        assertThat(continued && open.contains(slot) && !closingNow.contains(slot))
                .as("draft of %s is being continued", attempt)
                .isFalse();
    }

    private void hear(CaptureEvent.Detail detail) {
        switch (detail) {
            case CaptureEvent.SegmentListed event -> {
                assertThat(open.add(event.start()))
                        .as("%s is opened once", event)
                        .isTrue();
            }
            case CaptureEvent.SegmentClosed event -> {
                assertThat(open.remove(event.start()))
                        .as("%s is closed once", event)
                        .isTrue();
                closings.add(event.closing());
            }
            case CaptureEvent.AttemptStarted event ->
                assertThat(told.add(event.attempt()))
                        .as("%s is told once", event)
                        .isTrue();
            case CaptureEvent.AttemptEnded event ->
                assertThat(told.remove(event.attempt())).as("%s began", event).isTrue();
            default -> {}
        }
    }
}
