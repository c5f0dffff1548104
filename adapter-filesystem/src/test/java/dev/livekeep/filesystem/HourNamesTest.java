package dev.livekeep.filesystem;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HourNamesTest {
    private static final int MANY = 1800;

    private final Path hour = Jimfs.newFileSystem(Configuration.unix()).getPath("/2026-01-06T22");
    private final HourNames names = new HourNames();

    @BeforeEach
    void listFirst() throws IOException {
        Files.createDirectory(hour);
        assertThat(names.startingWith(slot(0), hour)).isEmpty();
    }

    private static String slot(int number) {
        return String.format("%02d:%02d.000000-2.0-full", number * 2 / 60, number * 2 % 60);
    }

    private static String stem(int number) {
        return slot(number) + "-" + "h".repeat(43);
    }

    private void addAll() {
        for (int i = 0; i < MANY; i++) {
            names.add(stem(i) + ".ts");
        }
    }

    @Test
    void ofOurOwnCopiesOnlyTheNewestAreRemembered() throws IOException {
        addAll();

        assertThat(names.startingWith(slot(MANY - 1), hour)).containsExactly(stem(MANY - 1));
        assertThat(names.startingWith("", hour)).hasSizeLessThanOrEqualTo(100);
    }

    @Test
    void anOlderOneIsFoundInTheFolder() throws IOException {
        Files.createFile(hour.resolve(stem(7) + ".ts"));
        addAll();

        assertThat(names.startingWith(slot(7), hour)).containsExactly(stem(7));
    }

    @Test
    void theFolderIsListedForOlderOnesOnly() throws IOException {
        addAll();
        Files.createFile(hour.resolve(stem(MANY) + ".ts"));
        Files.createFile(hour.resolve(stem(8) + ".ts"));

        assertThat(names.startingWith(slot(MANY), hour)).isEmpty();
        assertThat(names.startingWith(slot(8), hour)).containsExactly(stem(8));
        assertThat(names.startingWith(slot(MANY), hour)).containsExactly(stem(MANY));
    }
}
