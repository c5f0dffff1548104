package dev.livekeep.metrics;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.domain.text.ForeignText;
import dev.livekeep.domain.time.Tick;
import dev.livekeep.ports.CaptureEvents;
import dev.livekeep.ports.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Healthy while every wanted quality of every channel is polled: a poll was answered within the last 30 s, or the service
 * says that the channel is not live, or does not offer the quality. From a start, and from the moment a stream goes live,
 * the first poll has as long. A channel that was told to stop is no longer wanted. Safe for many threads.
 */
public final class HealthListener implements Health, CaptureEvents {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Channel, Wanted> wanted = new LinkedHashMap<>();

    /** Nothing is wanted yet; {@code clock} tells the time when the health is asked for. */
    public HealthListener(Clock clock) {
        this.clock = clock;
    }

    /** One channel; the tick of a quality is null while it is not offered. */
    private static final class Wanted {
        private final Map<Quality, @Nullable Tick> polled = new LinkedHashMap<>();
        private boolean offline = false;
        private String lastFailure = "";

        Wanted(List<Quality> qualities, Tick now) {
            qualities.forEach(quality -> polled.put(quality, now));
        }
    }

    @Override
    public void on(CaptureEvent event) {
        if (concerns(event.detail())) {
            lock.lock();
            try {
                take(event);
            } finally {
                lock.unlock();
            }
        }
    }

    private static boolean concerns(CaptureEvent.Detail detail) {
        return switch (detail) {
            case CaptureEvent.Started e -> true;
            case CaptureEvent.Stopping e -> true;
            case CaptureEvent.Stopped e -> true;
            case CaptureEvent.Offline e -> true;
            case CaptureEvent.StreamFound e -> true;
            case CaptureEvent.StreamRefused e -> true;
            case CaptureEvent.RefreshFailed e -> true;
            case CaptureEvent.VariantChosen e -> true;
            case CaptureEvent.QualityMissing e -> true;
            case CaptureEvent.Polled e -> true;
            case CaptureEvent.PollFailed e -> true;
            default -> false;
        };
    }

    private void take(CaptureEvent event) {
        if (event.detail() instanceof CaptureEvent.Started started) {
            wanted.put(event.channel(), new Wanted(started.qualities(), event.tick()));
            return;
        }
        Wanted channel = wanted.get(event.channel());
        if (channel == null) {
            return;
        }
        Tick now = event.tick();
        switch (event.detail()) {
            case CaptureEvent.Stopping stopping -> wanted.remove(event.channel());
            case CaptureEvent.Stopped stopped -> wanted.remove(event.channel());
            case CaptureEvent.Offline offline -> channel.offline = true;
            case CaptureEvent.StreamFound found -> live(channel, now);
            case CaptureEvent.VariantChosen choice -> channel.polled.replace(choice.quality(), now);
            case CaptureEvent.QualityMissing missing -> channel.polled.replace(missing.quality(), null);
            case CaptureEvent.Polled polled -> channel.polled.replace(polled.quality(), now);
            case CaptureEvent.StreamRefused refused -> {
                live(channel, now);
                channel.lastFailure = refused.refusal().words();
            }
            case CaptureEvent.RefreshFailed failed -> channel.lastFailure = failed.reason();
            case CaptureEvent.PollFailed failed -> channel.lastFailure = failed.reason();
            default -> {}
        }
    }

    private static void live(Wanted channel, Tick now) {
        if (channel.offline) {
            channel.offline = false;
            channel.polled.replaceAll((quality, before) -> before == null ? null : now);
        }
    }

    @Override
    public Optional<String> trouble() {
        lock.lock();
        try {
            Tick now = clock.tick();
            String first = "";
            long more = 0;
            for (Map.Entry<Channel, Wanted> channel : wanted.entrySet()) {
                String trouble = channel.getValue().offline ? "" : trouble(channel.getKey(), channel.getValue(), now);
                more += trouble.isEmpty() || first.isEmpty() ? 0 : 1;
                first = first.isEmpty() ? trouble : first;
            }
            return first.isEmpty()
                    ? Optional.empty()
                    : Optional.of(more == 0 ? first : first + " (and " + more + " more channels)");
        } finally {
            lock.unlock();
        }
    }

    private static String trouble(Channel channel, Wanted wanted, Tick now) {
        for (Map.Entry<Quality, @Nullable Tick> quality : wanted.polled.entrySet()) {
            Tick last = quality.getValue();
            if (last != null && now.since(last).compareTo(PATIENCE) > 0) {
                String why = wanted.lastFailure.isEmpty() ? "" : ": " + ForeignText.quoted(wanted.lastFailure);
                return channel + "/" + quality.getKey() + ": no poll answered for "
                        + now.since(last).toSeconds() + " s" + why;
            }
        }
        return "";
    }
}
