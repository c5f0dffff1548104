package dev.livekeep.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeriesNameTest {

    @Test
    void anyValueIsReadBackAsItWas() {
        SeriesName name = SeriesName.of(MetricFamily.VARIANT, "wanted", "50%|a=b", "variant", "%7C%3D");

        SeriesName read = SeriesName.parse(name.text()).orElseThrow();

        assertThat(read.family()).isEqualTo(MetricFamily.VARIANT);
        assertThat(read.labels()).containsExactly("wanted", "50%|a=b", "variant", "%7C%3D");
    }

    @Test
    void namesOfAnotherMakingAreNotRead() {
        assertThat(SeriesName.parse("jvm.threads")).isEmpty();
        assertThat(SeriesName.parse("VARIANT|x")).isEmpty();
    }

    @Test
    void longValuesAreNeverCutInsideACharacter() {
        String value = "x".repeat(119) + "\uD83D\uDE00";

        assertThat(SeriesName.bounded(value)).isEqualTo("x".repeat(119));
    }
}
