package dev.livekeep.simulation;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.capture.CaptureAction;
import dev.livekeep.domain.capture.CaptureInput;
import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.domain.playlist.ListingId;
import dev.livekeep.domain.playlist.MediaSegment;
import dev.livekeep.domain.source.MediaAnswer;
import dev.livekeep.runtime.StopOutcome;
import dev.livekeep.testkit.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Law 1. Whatever content an origin's answer brought is closed exactly once, by the content's own number and not by what
 * the machine says it listed; and every opened slot is closed once.
 */
final class AccountedForLaw implements Law {
    private static final Duration AT_MOST = Duration.ofMinutes(45);

    private final Court court;
    private final VirtualTime time;
    private final Map<Content, Duration> offered = new LinkedHashMap<>();
    private final Set<Content> closed = new HashSet<>();
    private final Set<Slot> open = new HashSet<>();

    AccountedForLaw(Court court, VirtualTime time) {
        this.court = court;
        this.time = time;
    }

    @Override
    public int number() {
        return 1;
    }

    @Override
    public void stepped(Channel channel, CaptureInput input, List<CaptureAction> actions) {
        boolean taken =
                actions.stream().anyMatch(action -> action instanceof CaptureAction.Tell(CaptureEvent.Polled polled));
        if (taken && input instanceof CaptureInput.MediaAnswered(var fetch, MediaAnswer.Listed(var playlist, var t))) {
            for (MediaSegment segment : playlist.segments()) {
                if (segment.title().equals("live") && !segment.gap()) {
                    Content content = Content.of(channel, segment.location().text());
                    if (!closed.contains(content)) {
                        offered.putIfAbsent(content, time.elapsed());
                    }
                }
            }
        }
    }

    /** The same content, whichever session listed it. */
    private record Content(Channel channel, Origin.Address address) {
        static Content of(Channel channel, String path) {
            return new Content(channel, Origin.Address.of(path));
        }
    }

    /** A list without dates may leave it open whether it is the same segment again; then it has another start. */
    private record Slot(Channel channel, ListingId listing, Instant start) {}

    @Override
    public void told(CaptureEvent event) {
        if (event.detail() instanceof CaptureEvent.SegmentListed listed) {
            if (!open.add(new Slot(event.channel(), listed.listing(), listed.start()))) {
                court.broken(1, "listed twice: " + listed);
            }
        } else if (event.detail() instanceof CaptureEvent.SegmentClosed end) {
            if (!open.remove(new Slot(event.channel(), end.listing(), end.start()))) {
                court.broken(1, "closed, but not open: " + end);
            }
            Content content = Content.of(event.channel(), end.listing().uriWithoutQuery());
            closed.add(content);
            offered.remove(content);
        }
    }

    /** What could not be ended in time is a left-over of the process, not of the machine. */
    @Override
    public void stopped(Channel channel, StopOutcome outcome) {
        if (outcome == StopOutcome.FINISHED) {
            open.stream()
                    .filter(slot -> slot.channel().equals(channel))
                    .min(Comparator.comparing(Slot::toString))
                    .ifPresent(slot -> court.broken(1, "never closed: " + slot));
            offered.keySet().stream()
                    .filter(content -> content.channel().equals(channel))
                    .findFirst()
                    .ifPresent(content -> court.broken(1, "not accounted for at the end: " + content));
        }
        open.removeIf(slot -> slot.channel().equals(channel));
        offered.keySet().removeIf(content -> content.channel().equals(channel));
    }

    @Override
    public void secondPassed() {
        Iterator<Map.Entry<Content, Duration>> oldest = offered.entrySet().iterator();
        if (oldest.hasNext()) {
            Map.Entry<Content, Duration> first = oldest.next();
            if (time.elapsed().minus(first.getValue()).compareTo(AT_MOST) > 0) {
                court.broken(1, "not accounted for since " + first.getValue() + ": " + first.getKey());
            }
        }
    }
}
