package dev.livekeep.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.archive.HourFolder;
import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.archive.SegmentDuration;
import dev.livekeep.domain.archive.SegmentHash;
import dev.livekeep.domain.archive.SegmentKind;
import dev.livekeep.domain.archive.SegmentName;
import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.ports.ArchiveReader;
import dev.livekeep.ports.ArchiveReader.Entry;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every {@link ArchiveReader} promises. Implementers say where a file goes. */
public interface ArchiveReaderContract {

    /** The reader of an archive that is empty at first. */
    ArchiveReader reader();

    /** Puts a file in the archive, {@code path} being relative to the root. */
    void put(String path, byte[] content) throws IOException;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String name(String time, SegmentKind kind, String content) {
        return time + "-2.0-" + kind.text() + "-"
                + SegmentHash.of(bytes(content)).text();
    }

    private static HourFolder hour(String text) {
        return HourFolder.parse(text).orElseThrow();
    }

    @Test
    default void nothingIsListedWhereNothingIs() throws IOException {
        Channel channel = new Channel("nobody");
        Quality quality = new Quality("source");

        assertThat(reader().channels()).isEmpty();
        assertThat(reader().qualities(channel)).isEmpty();
        assertThat(reader().hours(channel, quality)).isEmpty();
        assertThat(reader().list(channel, quality, hour("2019-11-13T02"))).isEmpty();
        assertThat(reader().leftOvers()).isEmpty();
    }

    @Test
    default void everyLevelIsListedInOrder() throws IOException {
        String file = name("00:00.000000", SegmentKind.FULL, "x") + ".ts";
        put("b/source/2019-11-13T03/" + file, bytes("x"));
        put("b/source/2019-11-13T02/" + file, bytes("x"));
        put("b/480p/2019-11-13T02/" + file, bytes("x"));
        put("a/source/2019-11-13T02/" + file, bytes("x"));

        assertThat(reader().channels()).containsExactly(new Channel("a"), new Channel("b"));
        assertThat(reader().qualities(new Channel("b"))).containsExactly(new Quality("480p"), new Quality("source"));
        assertThat(reader().hours(new Channel("b"), new Quality("source")))
                .containsExactly(hour("2019-11-13T02"), hour("2019-11-13T03"));
    }

    @Test
    default void anHourIsListedWithSizesAndTombstones() throws IOException {
        String first = name("00:00.000000", SegmentKind.FULL, "first");
        String second = name("00:02.000000", SegmentKind.FULL, "the second");
        put("a/source/2019-11-13T02/" + second + ".ts", bytes("the second"));
        put("a/source/2019-11-13T02/" + second + ".tombstone", bytes(""));
        put("a/source/2019-11-13T02/" + first + ".ts", bytes("first"));
        put("a/source/2019-11-13T02/stranger", bytes("?"));

        var entries = reader().list(new Channel("a"), new Quality("source"), hour("2019-11-13T02"));

        assertThat(entries)
                .filteredOn(entry -> !entry.name().endsWith(".tombstone"))
                .containsExactly(
                        new Entry(first + ".ts", 5, false),
                        new Entry(second + ".ts", 10, true),
                        new Entry("stranger", 1, false));
        assertThat(entries).isSortedAccordingTo((a, b) -> a.name().compareTo(b.name()));
    }

    @Test
    default void aCopyIsOpenedAtAnOffset() throws IOException {
        SegmentName name = new SegmentName(
                Instant.parse("2019-11-13T02:00:00Z"),
                new SegmentDuration(2),
                SegmentKind.FULL,
                SegmentHash.of(bytes("0123456789")));
        SegmentPath path = new SegmentPath(new Channel("a"), new Quality("source"), name);
        put(path.text(), bytes("0123456789"));

        try (InputStream rest = reader().open(path, 7);
                InputStream nothing = reader().open(path, 10)) {
            assertThat(rest.readAllBytes()).isEqualTo(bytes("789"));
            assertThat(nothing.readAllBytes()).isEmpty();
        }
    }

    @Test
    default void anyListedNameCanBeOpened() throws IOException {
        put("a/source/2019-11-13T02/00:00-2-full-.ts", bytes("odd"));

        try (InputStream content = reader().openListed(
                        new Channel("a"), new Quality("source"), hour("2019-11-13T02"), "00:00-2-full-.ts")) {
            assertThat(content.readAllBytes()).isEqualTo(bytes("odd"));
        }
    }

    @Test
    default void whatIsNotThereCannotBeOpened() {
        assertThatThrownBy(() -> reader().openListed(
                                new Channel("a"), new Quality("source"), hour("2019-11-13T02"), "00:00-2-full-.ts"))
                .isInstanceOf(FileNotFoundException.class);
    }
}
