package dev.livekeep.twitch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryDirectivesTest {

    @ParameterizedTest
    @CsvSource({
        "https://x.example/a, https://x.example/a",
        "https://x.example/a?b=1&c, https://x.example/a?b=1&c",
        "https://x.example/a?_HLS_skip=YES, https://x.example/a",
        "https://x.example/a?b=%2F&_HLS_skip=v2&_HLS_msn=7&_HLS_part=1&c=d&&e, https://x.example/a?b=%2F&c=d&&e",
        "https://x.example/a?x_HLS_skip=1, https://x.example/a?x_HLS_skip=1",
        "https://x.example/a?_HLS_skip=YES#b?c, https://x.example/a#b?c"
    })
    void areLeftOutAndAllElseStays(URI listed, URI whole) {
        assertThat(DeliveryDirectives.without(listed)).isEqualTo(whole);
    }
}
