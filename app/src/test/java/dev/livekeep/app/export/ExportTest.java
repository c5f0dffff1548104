package dev.livekeep.app.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.app.ExitCode;
import dev.livekeep.app.command.Ran;
import dev.livekeep.domain.archive.SegmentKind;
import dev.livekeep.origin.media.MediaFormat;
import dev.livekeep.testkit.tools.UsesTool;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code livekeep export}, from the command line to the file. Ten segments of 2 s lie over the turn of an hour. */
class ExportTest {

    @TempDir
    Path base;

    @TempDir
    Path folder;

    private MadeArchive archive;

    @BeforeEach
    void emptyArchive() {
        archive = new MadeArchive(base);
    }

    private Ran export(Object... more) {
        List<Object> words = new ArrayList<>(List.of("export", "bus", "source", "--base-dir", base));
        words.addAll(List.of("--from", MadeArchive.at(0), "--to", MadeArchive.at(10)));
        words.addAll(Arrays.asList(more));
        return Ran.command(words.toArray());
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    private List<String> filesInFolder() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aTransportStreamIsTheSegmentsOneBehindTheOther() throws IOException {
        archive.store(MediaFormat.TS, 0, 9);

        Ran ran = export("-o", file("bus.ts"));

        ByteArrayOutputStream wanted = new ByteArrayOutputStream();
        for (int number = 0; number < 10; number++) {
            wanted.write(MadeArchive.media(MediaFormat.TS, number));
        }
        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .contains("10 segments, 20.000 s, 1.2 MB, from 2026-11-24T18:59:50Z to 2026-11-24T19:00:10Z");
        assertThat(Files.readAllBytes(file("bus.ts"))).isEqualTo(wanted.toByteArray());
        assertThat(filesInFolder()).containsExactly("bus.ts");
    }

    @Tag("process")
    @UsesTool("ffmpeg")
    @UsesTool("ffprobe")
    @ParameterizedTest
    @CsvSource({
        "TS, bus.ts, mpegts",
        "TS, bus.mp4, mp4",
        "FMP4, bus.mp4, mp4",
        "FMP4, bus.ts, mpegts",
        "FMP4_HEVC, bus.mp4, mp4",
        "TS_AUDIO, bus.mp4, mp4"
    })
    void theFileDecodesWithoutAnErrorAndLastsAsLongAsTheTimeline(MediaFormat format, String name, String container)
            throws IOException, InterruptedException {
        archive.store(format, 0, 9);

        Ran ran = export("-o", file(name));

        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        assertThat(Tool.said("ffmpeg", "-v", "error", "-i", file(name), "-f", "null", "-"))
                .isEmpty();
        String probed = Tool.said(
                "ffprobe", "-v", "error", "-show_entries", "format=format_name,duration", "-of", "csv=p=0", file(name));
        assertThat(probed).contains(container);
        assertThat(Double.parseDouble(
                        probed.substring(probed.lastIndexOf(',') + 1).strip()))
                .isBetween(19.9, 20.1);
    }

    @Test
    void holesAreListedAndRefused() throws IOException {
        archive.store(MediaFormat.TS, 0, 3);
        archive.store(SegmentKind.SUSPECT, 4, MadeArchive.media(MediaFormat.TS, 4));
        archive.store(MediaFormat.TS, 5, 7);

        Ran ran = export("-o", file("bus.ts"));

        assertThat(ran.code()).isEqualTo(ExitCode.FAILURE);
        assertThat(ran.err().lines())
                .containsExactly(
                        "hole from                 to                        seconds  why",
                        "2026-11-24T19:00:00.000Z  2026-11-24T19:00:00.000Z    0.000  the suspect copy before may be"
                                + " cut off",
                        "2026-11-24T19:00:06.000Z  2026-11-24T19:00:10.000Z    4.000  nothing is stored",
                        "livekeep: nothing was written, because of 2 holes of together 4.000 s:"
                                + " --allow-holes exports what is there");
        assertThat(filesInFolder()).isEmpty();
    }

    @Test
    void holesAreListedAndAllowed() throws IOException {
        archive.store(MediaFormat.TS, 0, 1);
        archive.store(MediaFormat.TS, 4, 9);

        Ran ran = export("-o", file("bus.ts"), "--allow-holes");

        assertThat(ran.code()).isZero();
        assertThat(ran.err())
                .contains("2026-11-24T18:59:54.000Z  2026-11-24T18:59:58.000Z    4.000  nothing is stored");
        assertThat(ran.out()).contains("8 segments, 16.000 s");
    }

    @Test
    void whereThereIsNothingNothingIsWritten() throws IOException {
        archive.store(MediaFormat.TS, 20, 20);

        Ran ran = export("-o", file("bus.ts"), "--allow-holes");

        assertThat(ran.code()).isEqualTo(ExitCode.FAILURE);
        assertThat(ran.err()).isEqualTo("livekeep: nothing of this range is in the archive\n");
        assertThat(filesInFolder()).isEmpty();
    }

    @Test
    void aFileThatIsThereIsReplacedOnlyWhenAsked() throws IOException {
        archive.store(MediaFormat.TS, 0, 9);
        Files.writeString(file("bus.ts"), "precious");

        Ran refused = export("-o", file("bus.ts"));
        String kept = Files.readString(file("bus.ts"), UTF_8);
        Ran replaced = export("-o", file("bus.ts"), "--overwrite");

        assertThat(refused.code()).isEqualTo(ExitCode.FAILURE);
        assertThat(refused.err()).contains("is already there: choose another name, or give --overwrite");
        assertThat(kept).isEqualTo("precious");
        assertThat(replaced.code()).isZero();
        assertThat(Files.size(file("bus.ts"))).isGreaterThan(1_000_000);
    }

    @Test
    void withoutFfmpegThereIsOneLineThatSaysSo() throws IOException {
        archive.store(MediaFormat.TS, 0, 9);

        Ran ran = Ran.with(
                Map.of("PATH", "/nowhere"),
                "export",
                "bus",
                "source",
                "--store",
                base.toUri(),
                "--from=2026-11-24 18:59:50",
                "--to=2026-11-24T20:00:10+01:00",
                "-o",
                file("bus.mp4"));

        assertThat(ran.code()).isEqualTo(ExitCode.FAILURE);
        assertThat(ran.err())
                .isEqualTo("livekeep: making .mp4 of an MPEG transport stream needs ffmpeg, which is not on PATH:"
                        + " install it, or export to .ts\n");
        assertThat(filesInFolder()).isEmpty();
    }

    @Tag("process")
    @UsesTool("ffmpeg")
    @Test
    void whatFfmpegCannotReadIsAFailureInItsWords() throws IOException {
        for (int number = 0; number < 10; number++) {
            archive.store(
                    SegmentKind.FULL,
                    number,
                    ("no media " + number).repeat(50_000).getBytes(UTF_8));
        }

        Ran ran = export("-o", file("bus.mp4"));

        assertThat(ran.code()).isEqualTo(ExitCode.FAILURE);
        assertThat(ran.err().lines()).singleElement().asString().startsWith("livekeep: cannot export: ffmpeg failed: ");
        assertThat(filesInFolder()).isEmpty();
    }

    @Test
    void aDamagedCopyIsNamedAndRefusedUnlessAllowed() throws IOException {
        archive.store(MediaFormat.TS, 0, 8);
        Path copy = archive.store(SegmentKind.FULL, 9, MadeArchive.media(MediaFormat.TS, 9));
        Files.write(copy, MadeArchive.media(MediaFormat.TS, 8));

        Ran refused = export("-o", file("refused.ts"));
        Ran allowed = export("-o", file("allowed.ts"), "--allow-holes");

        String named = "the bytes of " + copy.getFileName() + " do not have the hash of its name";
        assertThat(refused.code()).isEqualTo(ExitCode.FAILURE);
        assertThat(refused.err()).contains(named).contains("1 of the copies are damaged, so nothing was written");
        assertThat(allowed.code()).isZero();
        assertThat(allowed.err()).contains(named);
        assertThat(filesInFolder()).containsExactly("allowed.ts");
    }

    @Tag("process")
    @UsesTool("ffmpeg")
    @Test
    void anInitSectionThatChangesIsRefusedWithItsTime() throws IOException {
        archive.store(MediaFormat.FMP4, 0, 4);
        archive.store(MediaFormat.FMP4_HEVC, 5, 9);

        Ran ran = export("-o", file("bus.mp4"));

        assertThat(ran.code()).isEqualTo(ExitCode.FAILURE);
        assertThat(ran.err())
                .isEqualTo("livekeep: the init section changes at 2026-11-24T19:00:00Z:"
                        + " export what is before and after it one by one\n");
        assertThat(filesInFolder()).isEmpty();
    }

    @Test
    void copiesOfDifferentContainersAreRefused() throws IOException {
        archive.store(MediaFormat.TS, 0, 4);
        archive.store(MediaFormat.FMP4, 5, 9);

        Ran ran = export("-o", file("bus.ts"));

        assertThat(ran.code()).isEqualTo(ExitCode.FAILURE);
        assertThat(ran.err())
                .isEqualTo("livekeep: the range begins with an MPEG transport stream, but the copy at"
                        + " 2026-11-24T19:00:00Z is fragmented MP4: export what is before and after it one by one\n");
    }

    @Test
    void namesThatNobodyCanReadArePassedOverAndHiddenOnesIgnored() throws IOException {
        archive.store(MediaFormat.TS, 0, 9);
        Path hour = base.resolve("bus/source/2026-11-24T19");
        Files.writeString(hour.resolve("odd.ts"), "?");
        Files.writeString(hour.resolve("chat.json"), "{}");
        Files.writeString(hour.resolve(".hidden.ts"), "?");

        Ran ran = export("-o", file("bus.ts"));

        assertThat(ran.code()).isZero();
        assertThat(ran.err().lines())
                .singleElement()
                .asString()
                .startsWith("livekeep: passed over 2026-11-24T19/odd.ts: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--from=yesterday | 2 | --from: wanted a date like 2019-01-06T22:15:41.123Z, found \"yesterday\"",
                "--to=2026-11-24 | 2 | --from is not before --to: 2026-11-24T18:59:50Z, 2026-11-24T00:00:00Z",
                "--output=bus.mkv | 2 | -o: want a file that ends in .ts or .mp4, found \"bus.mkv\"",
                "--output=/no/such/folder/bus.ts | 1 | no folder \"/no/such/folder\" to write in",
                "--store=gopher://bucket/archive | 1 | nothing here opens \"gopher:\", only file, s3",
                "--base-dir=/no/such/archive | 1 | no archive at \"/no/such/archive\": there is no such folder",
                "--alow-holes | 2 | Unknown option: '--alow-holes': see livekeep export --help"
            })
    void mistakesAreToldInOneLine(String option, int code, String line) throws IOException {
        archive.store(MediaFormat.TS, 0, 9);

        Ran ran = export("-o", file("bus.ts"), option);

        assertThat(ran.code()).isEqualTo(code);
        assertThat(ran.err().lines()).singleElement().asString().startsWith("livekeep: " + line);
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void anUnknownChannelOrQualityIsToldWithThoseThereAre() throws IOException {
        archive.store(MediaFormat.TS, 0, 9);
        Object[] range = {"--from=2026-01-01", "--to=2027-01-01", "--base-dir", base, "-o", file("bus.ts")};

        Ran channel = Ran.command(Stream.concat(Stream.of("export", "car", "source"), Arrays.stream(range))
                .toArray());
        Ran quality = Ran.command(Stream.concat(Stream.of("export", "bus", "480p"), Arrays.stream(range))
                .toArray());

        assertThat(channel.err()).isEqualTo("livekeep: the archive has no channel \"car\": it has bus\n");
        assertThat(quality.err()).isEqualTo("livekeep: channel bus has no quality \"480p\": it has source\n");
    }

    @Test
    void helpNamesEveryOption() {
        Ran ran = Ran.command("export", "--help");

        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .startsWith("Usage: livekeep export CHANNEL QUALITY --from TIME --to TIME -o FILE [OPTION...]")
                .contains("--base-dir", "--store", "--allow-holes", "--overwrite", "--help");
        assertThat(ran.out().lines()).allMatch(line -> line.length() <= 100);
    }
}
