package dev.livekeep.app.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.archive.HourFolder;
import dev.livekeep.domain.archive.SegmentHash;
import dev.livekeep.filesystem.FileArchiveReader;
import dev.livekeep.ports.ArchiveReader;
import dev.livekeep.ports.ArchiveReader.Owner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveCheckTest {

    private static final String HOUR = "desertbus/source/2019-11-13T02/";
    private static final String TEMP = "45:51.608000-2.0-temp-6f1c7c5e-27a4-4f0b-9c60-2a1f0f3b9d11.ts";

    private final List<ArchiveFinding> findings = new ArrayList<>();

    @TempDir
    Path base;

    private ArchiveSummary check(ArchiveCheck.Depth depth) throws IOException {
        return new ArchiveCheck(new FileArchiveReader(base), depth, findings::add).run();
    }

    private static String named(String content) {
        return HOUR + "45:51.608000-2.0-full-" + SegmentHash.of(content.getBytes(StandardCharsets.UTF_8));
    }

    private void put(String path, String content) throws IOException {
        Path file = base.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    @Test
    void aWholeArchiveIsClean() throws IOException {
        put(named("whole") + ".ts", "whole");
        put(named("hidden") + ".ts", "hidden");
        put(named("hidden") + ".tombstone", "");
        put(named("removed") + ".tombstone", "");
        put(HOUR + ".hidden", "?");

        ArchiveSummary summary = check(ArchiveCheck.Depth.BYTES);

        assertThat(findings).isEmpty();
        assertThat(summary).isEqualTo(new ArchiveSummary(2, 11, 2, 0));
    }

    @Test
    void aCopyWithOtherBytesIsBad() throws IOException {
        put(named("whole") + ".ts", "changed");

        ArchiveSummary summary = check(ArchiveCheck.Depth.BYTES);

        assertThat(findings).containsExactly(new ArchiveFinding.Bad(named("whole") + ".ts"));
        assertThat(summary.isClean()).isFalse();
    }

    @Test
    void aQuickLookReadsNoBytesButSeesWhatIsEmpty() throws IOException {
        put(named("whole") + ".ts", "changed");
        put(named("other") + ".ts", "");

        check(ArchiveCheck.Depth.NAMES);

        assertThat(findings).containsExactly(new ArchiveFinding.Empty(named("other") + ".ts"));
    }

    @Test
    void aCopyThatIsSpeltInAnotherWayIsReadAsWell() throws IOException {
        put(HOUR + "45:51.6-2-full-" + SegmentHash.of("x".getBytes(StandardCharsets.UTF_8)) + ".ts", "x");

        ArchiveSummary summary = check(ArchiveCheck.Depth.BYTES);

        assertThat(findings).isEmpty();
        assertThat(summary.copies()).isEqualTo(1);
    }

    @Test
    void filesThatConsumersSkipAreNoFindings() throws IOException {
        put(named("whole") + ".ts", "whole");
        put(HOUR + "chat.json", "{}");
        put(HOUR + "stranger", "?");
        put(HOUR + ".hidden.ts", "?");

        ArchiveSummary summary = check(ArchiveCheck.Depth.BYTES);

        assertThat(findings).isEmpty();
        assertThat(summary.copies()).isEqualTo(1);
    }

    @Test
    void whatCannotBeReadIsNamedAndTheRestIsChecked() throws IOException {
        Files.createDirectories(base.resolve(named("folder") + ".ts"));
        put(named("whole") + ".ts", "changed");
        ArchiveReader broken = new UnlistableHour(
                new FileArchiveReader(base), HourFolder.parse("2019-11-13T03").orElseThrow());
        put("desertbus/source/2019-11-13T03/stranger", "?");

        new ArchiveCheck(broken, ArchiveCheck.Depth.BYTES, findings::add).run();

        assertThat(findings)
                .extracting(ArchiveFinding::inWords)
                .anyMatch(words -> words.startsWith(named("folder") + ".ts: cannot be read: "))
                .contains(named("whole") + ".ts: its bytes do not have the hash of its name")
                .contains("desertbus/source/2019-11-13T03: cannot be read: no permission")
                .hasSize(3);
    }

    @Test
    void whatConsumersTakeForAFolderOfSegmentsIsNamed() throws IOException {
        put(named("whole") + ".ts", "whole");
        put("desertbus/notes.txt", "?");
        put("desertbus/source/today/notes.txt", "?");
        put("desertbus/source/cover.png", "?");
        put("desertbus/source/.hidden", "?");
        put("desertbus/chat/2019-11-13T02/batch.json", "{}");
        put("playlist-debug/desertbus/source/2019-11-13T02/x.ts/0_1", "#EXTM3U");
        put("media/picture.png", "?");
        put("nodes.csv", "?");

        check(ArchiveCheck.Depth.NAMES);

        assertThat(findings)
                .containsExactly(
                        new ArchiveFinding.Stray("desertbus/notes.txt"),
                        new ArchiveFinding.Stray("desertbus/source/cover.png"),
                        new ArchiveFinding.Stray("desertbus/source/today"));
    }

    @Test
    void everyOddFileIsNamed() throws IOException {
        put(HOUR + "stranger.ts", "?");
        put(HOUR + "45:51.608000-1e+16-full-" + SegmentHash.of(new byte[0]) + ".ts", "");
        put(HOUR + TEMP, "half");
        put("desertbus/.livekeep/source/2019-11-13T02_" + TEMP, "half");

        check(ArchiveCheck.Depth.BYTES);

        assertThat(findings)
                .hasSize(4)
                .hasAtLeastOneElementOfType(ArchiveFinding.Unreadable.class)
                .hasAtLeastOneElementOfType(ArchiveFinding.Poison.class)
                .contains(new ArchiveFinding.LeftOver(HOUR + TEMP, Owner.UNKNOWN))
                .contains(
                        new ArchiveFinding.LeftOver("desertbus/.livekeep/source/2019-11-13T02_" + TEMP, Owner.UNKNOWN));
    }
}
