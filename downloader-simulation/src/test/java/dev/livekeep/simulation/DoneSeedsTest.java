package dev.livekeep.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoneSeedsTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    Path folder;

    @Test
    void aLaterRunKnowsWhatAnEarlierOneDid() throws IOException {
        DoneSeeds.in(file(), HOUR).add(11);

        DoneSeeds later = DoneSeeds.in(file(), HOUR);

        assertThat(later.contains(11)).isTrue();
        assertThat(later.contains(1)).isFalse();
    }

    @Test
    void aShorterRunDoesNotCount() throws IOException {
        DoneSeeds.in(file(), HOUR).add(11);

        DoneSeeds longer = DoneSeeds.in(file(), HOUR.multipliedBy(24));

        assertThat(longer.contains(11)).isFalse();
    }

    @Test
    void aLineThatWasCutOffDoesNotCount() throws IOException {
        DoneSeeds.in(file(), HOUR).add(11);
        Files.writeString(file(), Files.readString(file()).stripTrailing().replace(" held", ""));

        DoneSeeds later = DoneSeeds.in(file(), HOUR);

        assertThat(later.contains(11)).isFalse();
    }

    private Path file() {
        return folder.resolve("simulation").resolve("done.txt");
    }
}
