package dev.livekeep.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.ports.ArchiveReader.Entry;
import dev.livekeep.ports.ArchiveStore.Presence;
import dev.livekeep.testkit.VirtualTime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Presence costs one listing an hour, not one a segment. */
class HourIndexTest {

    private final VirtualTime time = new VirtualTime();
    private final List<String> asked = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private boolean away;
    private final HourIndex index = new HourIndex(this::list, 2, time, time);

    private List<Entry> list(String prefix) throws IOException {
        asked.add(prefix);
        if (away) {
            throw new IOException("away");
        }
        String beginning = prefix.substring(prefix.lastIndexOf('/') + 1);
        return entries.stream()
                .filter(entry -> entry.name().startsWith(beginning))
                .toList();
    }

    private Presence lookUp(Copy copy) {
        List<Presence> replies = new ArrayList<>();
        index.lookUp(copy.slot(), replies::add);
        time.advance(Duration.ZERO);
        assertThat(replies).hasSize(1);
        return replies.get(0);
    }

    @Test
    void anHourIsListedOnce() {
        for (Copy copy : Copy.some(100, 1)) {
            assertThat(lookUp(copy)).isEqualTo(new Presence.Absent());
        }

        assertThat(asked).containsExactly("desertbus/source/2026-03-01T12/");
    }

    @Test
    void ourOwnCopiesAreKnownWithoutAnotherListing() {
        Copy copy = Copy.number(1, 1);
        lookUp(copy);

        index.stored(copy.path());
        entries.add(new Entry(copy.path().fileName(), 1, false));

        assertThat(lookUp(copy)).isEqualTo(new Presence.Present(false));
        assertThat(asked)
                .containsExactly(
                        "desertbus/source/2026-03-01T12/", "desertbus/source/2026-03-01T12/00:02.000000-2.0-full-");
    }

    @Test
    void anAcceptedCopyIsPresentWithoutAsking() {
        Copy copy = Copy.number(1, 1);

        index.accepted(copy.path());

        assertThat(lookUp(copy)).isEqualTo(new Presence.Present(false));
        assertThat(asked).isEmpty();
    }

    @Test
    void anHourInWhichAnotherRecorderWritesIsListedAgainButNotAllTheTime() {
        Copy copy = Copy.number(1, 1);
        lookUp(copy);
        entries.add(new Entry(copy.path().fileName(), 1, false));

        index.doubt(copy.path());
        assertThat(lookUp(copy)).isEqualTo(new Presence.Absent());
        time.advance(Duration.ofSeconds(60));

        assertThat(lookUp(copy)).isEqualTo(new Presence.Present(false));
    }

    @Test
    void aStoreThatIsAwayIsUnknownAndAskedAgainLater() {
        Copy copy = Copy.number(1, 1);
        away = true;

        assertThat(lookUp(copy)).isEqualTo(new Presence.Unknown("away"));
        assertThat(lookUp(copy)).isEqualTo(new Presence.Unknown("away"));
        assertThat(asked).hasSize(1);
        away = false;
        time.advance(Duration.ofSeconds(2));

        assertThat(lookUp(copy)).isEqualTo(new Presence.Absent());
    }
}
