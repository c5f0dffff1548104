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
    private final Map<String, Duration> offered = new LinkedHashMap<>();
    private final Set<String> closed = new HashSet<>();
    private final Set<String> open = new HashSet<>();

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
                String content = content(channel, segment.location().withoutQuery());
                if (segment.title().equals("live") && !segment.gap() && !closed.contains(content)) {
                    offered.putIfAbsent(content, time.elapsed());
                }
            }
        }
    }

    /** One name for the same content, whichever session listed it. */
    private static String content(Channel channel, String path) {
        Origin.Address address = Origin.Address.of(path);
        return channel + "/" + address.quality() + "/" + address.broadcast() + "-" + address.number();
    }

    @Override
    public void told(CaptureEvent event) {
        if (event.detail() instanceof CaptureEvent.SegmentListed listed) {
            if (!open.add(slot(event.channel(), listed.listing()))) {
                court.broken(1, "listed twice: " + listed);
            }
        } else if (event.detail() instanceof CaptureEvent.SegmentClosed end) {
            if (!open.remove(slot(event.channel(), end.listing()))) {
                court.broken(1, "closed, but not open: " + end);
            }
            String content = content(event.channel(), end.listing().uriWithoutQuery());
            closed.add(content);
            offered.remove(content);
        }
    }

    /** What could not be ended in time is a left-over of the process, not of the machine. */
    @Override
    public void stopped(Channel channel, StopOutcome outcome) {
        if (outcome == StopOutcome.FINISHED) {
            open.stream()
                    .filter(slot -> slot.startsWith(channel + " "))
                    .sorted()
                    .findFirst()
                    .ifPresent(slot -> court.broken(1, "never closed: " + slot));
            offered.keySet().stream()
                    .filter(content -> content.startsWith(channel + "/"))
                    .findFirst()
                    .ifPresent(content -> court.broken(1, "not accounted for at the end: " + content));
        }
        open.removeIf(slot -> slot.startsWith(channel + " "));
        offered.keySet().removeIf(content -> content.startsWith(channel + "/"));
    }

    private static String slot(Channel channel, ListingId listing) {
        return channel + " " + listing;
    }

    @Override
    public void secondPassed() {
        Iterator<Map.Entry<String, Duration>> oldest = offered.entrySet().iterator();
        if (oldest.hasNext()) {
            Map.Entry<String, Duration> first = oldest.next();
            if (time.elapsed().minus(first.getValue()).compareTo(AT_MOST) > 0) {
                court.broken(1, "not accounted for since " + first.getValue() + ": " + first.getKey());
            }
        }
    }
}
