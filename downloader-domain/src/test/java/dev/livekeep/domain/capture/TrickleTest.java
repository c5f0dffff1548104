package dev.livekeep.domain.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An origin that sends a byte now and then for two minutes, and answers again after that. */
class TrickleTest {
    private static final int OUTAGE = 120;

    private final BookStage stage = new BookStage();
    /** Each download under way with the second it began at. */
    private final Map<Long, Integer> underWay = new LinkedHashMap<>();

    private final Map<Long, Long> segments = new LinkedHashMap<>();
    private final Map<Long, Integer> storedAt = new LinkedHashMap<>();
    private int second;

    /** Law 5: within max(10 s, two target durations) of its listing. */
    @Test
    void newSegmentIsStoredWithinTenSecondsOnceTheOriginAnswersAgain() {
        for (second = 0; second < OUTAGE + 60; second++) {
            if (second % 2 == 0) {
                stage.listed(second / 2, second / 2);
            }
            hear();
            deliver();
            stage.bytesOf(List.copyOf(underWay.keySet())).passes(1);
        }

        for (long segment = OUTAGE / 2; segment < (OUTAGE + 40) / 2; segment++) {
            assertThat(storedAt).as("segments stored").containsKey(segment);
            assertThat(storedAt.getOrDefault(segment, 0) - 2 * segment)
                    .as("seconds until segment %d was stored", segment)
                    .isLessThanOrEqualTo(10);
        }
    }

    /** What was told to end ends; what began after the outage is there a second later. */
    private void deliver() {
        for (long attempt : new ArrayList<>(underWay.keySet())) {
            int began = underWay.getOrDefault(attempt, second);
            if (began >= OUTAGE && second > began) {
                underWay.remove(attempt);
                stage.received(attempt, Bodies.full("attempt " + attempt)).kept(attempt);
                storedAt.putIfAbsent(segments.getOrDefault(attempt, -1L), second);
                hear();
            }
        }
    }

    private void hear() {
        List<CaptureAction> actions = stage.actions();
        stage.forgetting();
        for (CaptureAction action : actions) {
            if (action instanceof CaptureAction.Download download) {
                underWay.put(download.attempt().number(), second);
                segments.put(download.attempt().number(), ActionText.number(download.urgency()));
            } else if (action instanceof CaptureAction.CancelDownload(var attempt)
                    && underWay.remove(attempt.number()) != null) {
                stage.received(attempt.number(), Bodies.cut("x"));
                hear();
            }
        }
    }

    @Test
    void placesAreGivenUpNoFasterThanEveryFiveSeconds() {
        stage.listed(1, 60);
        int cancelled = 0;
        for (second = 0; second < 60; second++) {
            List<CaptureAction> actions = stage.actions();
            cancelled += (int) actions.stream()
                    .filter(CaptureAction.CancelDownload.class::isInstance)
                    .count();
            hear();
            stage.bytesOf(List.copyOf(underWay.keySet())).passes(Duration.ofSeconds(1));
        }

        assertThat(cancelled).isEqualTo(9);
    }
}
