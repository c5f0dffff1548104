package dev.livekeep.filesystem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.archive.HourFolder;
import dev.livekeep.domain.archive.Quality;
import dev.livekeep.ports.MissedHours.Hour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileMissedHoursTest {

    private static final Hour ONE = hour("ünï", "2026-03-01T12");
    private static final Hour OTHER = hour("desertbus", "2026-03-01T13");

    @TempDir
    Path folder;

    private static Hour hour(String channel, String hour) {
        return new Hour(
                new Channel(channel),
                new Quality("source"),
                HourFolder.parse(hour).orElseThrow());
    }

    private FileMissedHours hours() {
        return new FileMissedHours(folder.resolve("missed"));
    }

    @Test
    void nothingIsRememberedAtFirst() {
        assertThat(hours().of("s3://a/")).isEmpty();
    }

    @Test
    void hoursOutliveWhoeverRememberedThem() {
        hours().remember("s3://a/", List.of(ONE, OTHER));
        hours().remember("s3://b/", List.of(ONE));

        hours().forget("s3://a/", List.of(ONE));

        assertThat(hours().of("s3://a/")).containsExactly(OTHER);
        assertThat(hours().of("s3://b/")).containsExactly(ONE);
    }

    @Test
    void whatCannotBeReadIsPassedOver() throws IOException {
        hours().remember("s3://a/", List.of(ONE));
        Files.writeString(folder.resolve("missed/cut"), "s3://a/\ndeser");

        assertThat(hours().of("s3://a/")).containsExactly(ONE);
    }
}
