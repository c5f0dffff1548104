package dev.livekeep.app.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** What ffmpeg and ffprobe make of an exported file. */
public final class Playing {
    /** Two frames of sound at 48 kHz, or one picture at 30 Hz and a little: where a stream may end beside the timeline. */
    private static final double TWO_FRAMES = 2 * 1024 / 48_000.0;

    private final Path file;

    private Playing(Path file) {
        this.file = file;
    }

    /** A file to be played. */
    public static Playing of(Path file) {
        return new Playing(file);
    }

    /** Asserts that every picture and sound decodes and ffmpeg has nothing to say. */
    public Playing decodes() throws IOException, InterruptedException {
        assertThat(Tool.said("ffmpeg", "-v", "error", "-xerror", "-i", file, "-f", "null", "-"))
                .as("decoding %s", file.getFileName())
                .isEmpty();
        return this;
    }

    /** Asserts that the file says it lasts so long, and that its packets of every stream span so much. */
    public void lasts(double seconds) throws IOException, InterruptedException {
        String told = Tool.said("ffprobe", "-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0", file);
        assertThat(Double.parseDouble(told.strip()))
                .as("%s", file.getFileName())
                .isCloseTo(seconds, within(TWO_FRAMES));
        assertThat(spans())
                .as("streams of %s", file.getFileName())
                .isNotEmpty()
                .allSatisfy((stream, span) -> assertThat(span.seconds()).isCloseTo(seconds, within(TWO_FRAMES)));
    }

    private Map<String, Span> spans() throws IOException, InterruptedException {
        String packets = Tool.said(
                "ffprobe",
                "-v",
                "error",
                "-show_entries",
                "packet=codec_type,pts_time,duration_time",
                "-of",
                "csv=p=0",
                file);
        return packets.lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.split(","))
                .collect(Collectors.toMap(fields -> fields[0], Span::ofPacket, Span::and));
    }

    private record Span(double start, double end) {
        static Span ofPacket(String[] fields) {
            double start = Double.parseDouble(fields[1]);
            return new Span(start, start + Double.parseDouble(fields[2]));
        }

        Span and(Span other) {
            return new Span(Math.min(start, other.start), Math.max(end, other.end));
        }

        double seconds() {
            return end - start;
        }
    }
}
