package dev.livekeep.domain.capture;

import dev.livekeep.domain.source.StreamAnswer;
import dev.livekeep.domain.time.Tick;
import java.time.Duration;
import java.util.Optional;

/** For how long a service has been saying again and again that a channel is not live, and nothing else. */
final class OfflineSpell {
    private Optional<Tick> since = Optional.empty();
    private Duration length = Duration.ZERO;

    void answered(StreamAnswer answer, Tick now) {
        if (answer instanceof StreamAnswer.Offline) {
            since = since.or(() -> Optional.of(now));
            length = now.since(since.get());
        } else {
            since = Optional.empty();
            length = Duration.ZERO;
        }
    }

    /** From the first such answer to the latest: silence confirms nothing. */
    Duration length() {
        return length;
    }
}
