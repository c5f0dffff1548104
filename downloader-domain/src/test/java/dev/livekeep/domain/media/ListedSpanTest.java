package dev.livekeep.domain.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListedSpanTest {

    @ParameterizedTest(name = "listed {0} s, plays {1} s")
    @CsvSource({
        "5, 4, false",
        "5, 3.99, true",
        "1, 0.5, false",
        "1, 0.49, true",
        "0, 0, false",
        "0.5, 0, false",
        "2, 9, false"
    })
    void aFifthAndHalfASecondMayBeMissing(double listed, double played, boolean missed) {
        assertThat(new ListedSpan(listed).isMissedBy(played)).isEqualTo(missed);
    }
}
