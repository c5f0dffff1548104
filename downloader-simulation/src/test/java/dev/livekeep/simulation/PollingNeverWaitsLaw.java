package dev.livekeep.simulation;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.capture.CaptureAction;
import dev.livekeep.domain.capture.CaptureInput;
import dev.livekeep.domain.capture.FetchId;
import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.domain.source.MediaAnswer;
import dev.livekeep.testkit.VirtualTime;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Law 4: after each answer, and after each silence, the next poll goes out in time, whatever else is slow. */
final class PollingNeverWaitsLaw implements Law {
    private static final Duration SLACK = Duration.ofMillis(1100);
    private static final Duration SOFT = Duration.ofSeconds(5).plus(SLACK);
    private static final Duration AFTER_LIST = Duration.ofMillis(2200).plus(SLACK);
    private static final Duration AFTER_FAILURE = Duration.ofMillis(1100).plus(SLACK);
    private static final Duration AFTER_REFUSAL = Duration.ofSeconds(22).plus(SLACK);

    private final Court court;
    private final VirtualTime time;
    private final Map<String, String> awaited = new HashMap<>();
    private final Map<String, Duration> due = new TreeMap<>();
    private final Map<String, String> paths = new HashMap<>();

    PollingNeverWaitsLaw(Court court, VirtualTime time) {
        this.court = court;
        this.time = time;
    }

    @Override
    public int number() {
        return 4;
    }

    @Override
    public void stepped(Channel channel, CaptureInput input, List<CaptureAction> actions) {
        if (input instanceof CaptureInput.MediaAnswered(FetchId fetch, MediaAnswer answer)) {
            String path = awaited.remove(channel + " " + fetch);
            if (path != null && due.containsKey(path)) {
                Duration next = time.elapsed().plus(patience(answer));
                boolean anotherIsAsked = awaited.containsValue(path);
                due.merge(
                        path,
                        next,
                        anotherIsAsked && !(answer instanceof MediaAnswer.Listed)
                                ? PollingNeverWaitsLaw::sooner
                                : (a, b) -> b);
            }
        }
        if (input instanceof CaptureInput.Paused) {
            due.replaceAll((path, old) ->
                    path.contains("/" + channel + "/") ? time.elapsed().plus(SOFT) : old);
        }
        for (CaptureAction action : actions) {
            if (action instanceof CaptureAction.PollMedia poll) {
                awaited.put(channel + " " + poll.fetch(), path(poll.uri()));
                due.replace(path(poll.uri()), time.elapsed().plus(SOFT));
            } else if (action instanceof CaptureAction.CancelFetch cancel) {
                awaited.remove(channel + " " + cancel.fetch());
            }
        }
    }

    private static Duration patience(MediaAnswer answer) {
        return switch (answer) {
            case MediaAnswer.Listed(var playlist, var text) -> playlist.ended() ? AFTER_REFUSAL : AFTER_LIST;
            case MediaAnswer.Refused refused -> AFTER_REFUSAL;
            case MediaAnswer.Failed failed -> AFTER_FAILURE;
        };
    }

    private static Duration sooner(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static String path(URI uri) {
        return uri.getHost() + uri.getPath();
    }

    @Override
    public void told(CaptureEvent event) {
        switch (event.detail()) {
            case CaptureEvent.WorkerStarted started -> {
                paths.put(worker(event, started.worker()), started.where());
                due.put(started.where(), time.elapsed().plus(SOFT));
            }
            case CaptureEvent.WorkerStopped stopped -> {
                String path = paths.remove(worker(event, stopped.worker()));
                if (path != null) {
                    due.remove(path);
                }
            }
            case CaptureEvent.Stopping stopping -> {
                due.keySet().removeIf(path -> path.contains("/" + event.channel() + "/"));
                awaited.keySet().removeIf(fetch -> fetch.startsWith(event.channel() + " "));
            }
            default -> {}
        }
    }

    private static String worker(CaptureEvent event, long worker) {
        return event.channel() + " " + worker;
    }

    @Override
    public void secondPassed() {
        due.forEach((path, at) -> {
            if (at.compareTo(time.elapsed()) < 0) {
                court.broken(4, "no poll of " + path + ", due by " + at);
            }
        });
    }
}
