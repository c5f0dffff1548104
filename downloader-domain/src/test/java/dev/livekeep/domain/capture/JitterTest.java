package dev.livekeep.domain.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JitterTest {
    private static final CapturePolicy DEFAULTS = CapturePolicy.defaults();

    @ParameterizedTest
    @CsvSource({"10, 0, 9000", "10, 0.5, 10000", "10, 0.999, 10998", "50, 0, 5000", "0, 0.7, 10000"})
    void waitIsSpreadByAsMuchAsThePolicySaysToEitherSide(int percent, double unit, long millis) {
        assertThat(Jitter.uniform(percent, () -> unit).spread(Duration.ofSeconds(10)))
                .isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void usuallyItIsTheFieldsTenPercent() {
        assertThat(DEFAULTS.jitterPercent()).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 100})
    void spreadThatLeavesNoWaitIsRefused(int percent) {
        assertThatThrownBy(() -> new CapturePolicy(
                        DEFAULTS.refresh(),
                        DEFAULTS.polling(),
                        DEFAULTS.getting(),
                        DEFAULTS.bounds(),
                        DEFAULTS.sessions(),
                        DEFAULTS.wanted(),
                        percent,
                        DEFAULTS.ads()))
                .hasMessage("want a jitter of 0 to 99 percent, found " + percent);
    }
}
