package dev.livekeep.simulation;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.testkit.VirtualTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Law 5: once the origin shows content again and nothing else is wrong, a segment is stored within max(10 s, 2 target
 * durations), after a look for a new URL and its ads where one may have been needed.
 */
final class FailureNeverEndsLaw implements Law {
    private static final Duration LOOK = Duration.ofSeconds(22);
    private static final Duration PREROLL = Duration.ofSeconds(14);

    private final Court court;
    private final VirtualTime time;
    private final Map<Channel, Origin> origins;
    private final Weather process;
    private final Set<Channel> recording;
    private final Map<Channel, Duration> lastStored = new HashMap<>();

    FailureNeverEndsLaw(
            Court court, VirtualTime time, Map<Channel, Origin> origins, Weather process, Set<Channel> recording) {
        this.court = court;
        this.time = time;
        this.origins = origins;
        this.process = process;
        this.recording = recording;
    }

    @Override
    public int number() {
        return 5;
    }

    @Override
    public void told(CaptureEvent event) {
        if (event.detail() instanceof CaptureEvent.CopyStored || event.detail() instanceof CaptureEvent.Started) {
            lastStored.put(event.channel(), time.elapsed());
        }
    }

    @Override
    public void secondPassed() {
        for (Channel channel : recording) {
            Origin origin = origins.get(channel);
            if (origin == null) {
                continue;
            }
            Duration well = shorter(origin.contentFor(), process.calmFor());
            Duration quiet = time.elapsed().minus(lastStored.getOrDefault(channel, Duration.ZERO));
            Duration patience = patience(origin);
            if (well.compareTo(patience) > 0 && quiet.compareTo(patience) > 0) {
                court.broken(5, "nothing of " + channel + " stored for " + quiet + ", all is well for " + well);
            }
        }
    }

    private static Duration patience(Origin origin) {
        Duration targets = origin.segment().multipliedBy(2);
        Duration ten = Duration.ofSeconds(10);
        return (targets.compareTo(ten) > 0 ? targets : ten)
                .plus(LOOK)
                .plus(PREROLL)
                .plus(origin.segment());
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
