package dev.livekeep.simulation;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.capture.CaptureAction;
import dev.livekeep.domain.capture.CaptureInput;
import dev.livekeep.runtime.StopOutcome;
import dev.livekeep.testkit.MemoryArchiveStore;
import dev.livekeep.testkit.VirtualTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Law 7: after a stop nothing new is begun, the end comes within its deadline, and nothing is left behind. */
final class PromptStopLaw implements Law {
    static final Duration DEADLINE = Duration.ofMillis(7500);
    private static final Duration SLACK = Duration.ofSeconds(1);

    private final Court court;
    private final VirtualTime time;
    private final MemoryArchiveStore store;
    private final Set<Channel> recording;
    private final Map<Channel, Duration> stopped = new HashMap<>();

    PromptStopLaw(Court court, VirtualTime time, MemoryArchiveStore store, Set<Channel> recording) {
        this.court = court;
        this.time = time;
        this.store = store;
        this.recording = recording;
    }

    @Override
    public int number() {
        return 7;
    }

    @Override
    public void stepped(Channel channel, CaptureInput input, List<CaptureAction> actions) {
        if (stopped.containsKey(channel) || input instanceof CaptureInput.Stop) {
            for (CaptureAction action : actions) {
                if (action instanceof CaptureAction.PollMedia
                        || action instanceof CaptureAction.FindStream
                        || action instanceof CaptureAction.Download) {
                    court.broken(7, "begun after the stop of " + channel + ": " + action);
                }
            }
        }
        if (input instanceof CaptureInput.Stop) {
            stopped.putIfAbsent(channel, time.elapsed());
        }
    }

    @Override
    public void stopped(Channel channel, StopOutcome outcome) {
        stopped.remove(channel);
    }

    @Override
    public void secondPassed() {
        for (Channel channel : recording) {
            Duration since = stopped.get(channel);
            if (since != null && time.elapsed().minus(since).compareTo(DEADLINE.plus(SLACK)) > 0) {
                court.broken(7, channel + " still runs, stopped at " + since);
            }
        }
    }

    @Override
    public void ended() {
        if (!recording.isEmpty()) {
            court.broken(7, "still recording: " + recording);
        }
        if (store.openDrafts() > 0) {
            court.broken(7, store.openDrafts() + " drafts are left");
        }
    }
}
