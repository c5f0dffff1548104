package dev.livekeep.domain.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Contract §7.1. */
class HourListingTest {

    @Test
    void onlyVisibleSegmentsWithoutATombstoneAreListedInOrder() {
        List<String> listed = HourListing.segments(
                List.of("b.ts", "a.ts", ".hidden.ts", "a.tombstone", "c.ts.tombstone", "c.ts", "d.json", "ts", ".ts"));

        assertThat(listed).containsExactly("b.ts", "c.ts");
    }
}
