package dev.livekeep.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.archive.SegmentSlot;
import dev.livekeep.domain.capture.Jitter;
import dev.livekeep.testkit.DelegatingStore;
import dev.livekeep.testkit.Exchange;
import dev.livekeep.testkit.LiveChannel;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Contract §10 G5: a file is opened only after good headers. */
class DraftOpeningTest {
    private static final Duration UNTIL_THE_HEADERS = Duration.ofSeconds(3);

    private final World world = new World();
    private final LiveChannel channel = world.channel("monteparty", 5);
    private int opened;

    private void record() {
        DelegatingStore counting = new DelegatingStore(world.store) {
            @Override
            public Draft openDraft(SegmentSlot expected) throws IOException {
                opened++;
                return super.openDraft(expected);
            }
        };
        new Recorder(world.ports(counting), RecorderSettings.defaults("test"), Jitter.NONE).start(channel.spec(), 1);
        world.time.settle();
    }

    static Stream<Named<Exchange>> withoutGoodHeaders() {
        return Stream.of(
                Named.of("a 403", Exchange.refused(403)),
                Named.of("a 404", Exchange.refused(404)),
                Named.of("a 500", Exchange.noAnswer("answered 500")),
                Named.of("silence", Exchange.silence()));
    }

    @ParameterizedTest
    @MethodSource("withoutGoodHeaders")
    void g5_noDraftIsOpenedForAnAnswerThatIsNone(Exchange exchange) {
        channel.segmentFault((number, attempt) -> Optional.of(exchange));

        record();
        world.time.advance(Duration.ofMinutes(3));

        assertThat(world.segments.requests()).hasSizeGreaterThan(100);
        assertThat(opened).isZero();
    }

    @Test
    void g5_theDraftIsOpenedWhenTheHeadersComeAndNoSooner() {
        channel.segmentFault((number, attempt) ->
                Optional.of(Exchange.silence().after(UNTIL_THE_HEADERS).open(channel.body(number).length)));

        record();
        assertThat(world.segments.requests()).isNotEmpty();
        world.time.advance(UNTIL_THE_HEADERS.minusMillis(1));
        assertThat(opened).isZero();
        world.time.advance(Duration.ofMillis(1));

        assertThat(opened).isEqualTo(5);
    }
}
