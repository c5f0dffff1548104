package dev.livekeep.simulation;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.capture.AttemptId;
import dev.livekeep.domain.capture.CaptureAction;
import dev.livekeep.domain.capture.CaptureInput;
import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.domain.playlist.ListingId;
import dev.livekeep.testkit.VirtualTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntSupplier;

/**
 * Law 6: attempts, downloads, slots and timers keep within their bounds. An attempt that was told to end, and has a second
 * to do so, is counted neither among the two of its segment nor among the channel's sixteen, but is among those of the process.
 */
final class BoundedLaw implements Law {
    private static final int ATTEMPTS = 2;
    private static final int DOWNLOADS = 16;
    private static final int PLACES = 64;
    private static final int SLOTS = 1000;
    private static final int TIMERS = 2000;

    private final Court court;
    private final VirtualTime time;
    private final IntSupplier exchanges;
    private final Map<Channel, Set<AttemptId>> downloads = new HashMap<>();
    private final Map<Slot, Set<AttemptId>> attempts = new HashMap<>();
    private final Map<Book, Integer> slots = new HashMap<>();

    BoundedLaw(Court court, VirtualTime time, IntSupplier exchanges) {
        this.court = court;
        this.time = time;
        this.exchanges = exchanges;
    }

    @Override
    public int number() {
        return 6;
    }

    @Override
    public void stepped(Channel channel, CaptureInput input, List<CaptureAction> actions) {
        Set<AttemptId> mine = downloads.computeIfAbsent(channel, key -> new HashSet<>());
        if (input instanceof CaptureInput.DownloadEnded(AttemptId attempt, var result)) {
            mine.remove(attempt);
        }
        for (CaptureAction action : actions) {
            if (action instanceof CaptureAction.Download download) {
                mine.add(download.attempt());
                atMost(DOWNLOADS, mine.size(), "downloads of " + channel);
            } else if (action instanceof CaptureAction.CancelDownload cancel) {
                mine.remove(cancel.attempt());
                attempts.forEach((key, running) -> {
                    if (key.book().channel().equals(channel)) {
                        running.remove(cancel.attempt());
                    }
                });
            }
        }
        atMost(PLACES, exchanges.getAsInt(), "downloads of the process");
    }

    private void atMost(int bound, int found, String of) {
        if (found > bound) {
            court.broken(6, "wanted at most " + bound + " " + of + ", found " + found);
        }
    }

    @Override
    public void told(CaptureEvent event) {
        switch (event.detail()) {
            case CaptureEvent.Started started -> {
                downloads.remove(event.channel());
                attempts.keySet().removeIf(key -> key.book().channel().equals(event.channel()));
                slots.keySet().removeIf(key -> key.channel().equals(event.channel()));
            }
            case CaptureEvent.AttemptStarted started -> {
                Slot key = slot(event, started.quality(), started.listing());
                Set<AttemptId> running = attempts.computeIfAbsent(key, none -> new HashSet<>());
                running.add(new AttemptId(started.attempt()));
                atMost(ATTEMPTS, running.size(), "attempts of " + key);
            }
            case CaptureEvent.AttemptEnded ended ->
                attempts.computeIfPresent(slot(event, ended.quality(), ended.listing()), (key, running) -> {
                    running.remove(new AttemptId(ended.attempt()));
                    return running.isEmpty() ? null : running;
                });
            case CaptureEvent.SegmentListed listed -> {
                Book key = new Book(event.channel(), listed.quality());
                atMost(SLOTS, slots.merge(key, 1, Integer::sum), "open slots of " + key);
            }
            case CaptureEvent.SegmentClosed closed ->
                slots.merge(new Book(event.channel(), closed.quality()), -1, Integer::sum);
            default -> {}
        }
    }

    private static Slot slot(CaptureEvent event, Quality quality, ListingId listing) {
        return new Slot(new Book(event.channel(), quality), listing);
    }

    private record Book(Channel channel, Quality quality) {}

    private record Slot(Book book, ListingId listing) {}

    @Override
    public void secondPassed() {
        atMost(TIMERS, time.timersWaiting(), "timers");
    }
}
