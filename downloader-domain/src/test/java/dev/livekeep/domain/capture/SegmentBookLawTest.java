package dev.livekeep.domain.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.event.CaptureEvent;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random schedules of everything that can happen to a quality's segments; {@link RandomBook} checks the laws. */
class SegmentBookLawTest {
    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void lawsHoldWhateverHappens(long seed) {
        RandomBook book = new RandomBook(seed);

        for (int step = 0; step < 400; step++) {
            book.step();
        }
        book.stopAndDrain();

        assertThat(book.openSlots()).as("open slots of seed %d", seed).isEmpty();
        assertThat(book.undecidedDrafts()).as("drafts of seed %d", seed).isEmpty();
        assertThat(book.begunButNotEnded()).as("attempts of seed %d", seed).isEmpty();
    }

    @Test
    void schedulesReachEveryEnd() {
        RandomBook book = new RandomBook(2);
        for (int step = 0; step < 20_000; step++) {
            book.step();
        }
        book.stopAndDrain();

        assertThat(book.closings()).containsExactlyInAnyOrder(CaptureEvent.Closing.values());
        assertThat(book.resumed()).isPositive();
    }
}
