package dev.livekeep.app.export;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The ffmpeg of this machine: puts media into another container without touching pictures or sound. */
final class Ffmpeg {
    private static final int COMPLAINTS_SHOWN = 5;

    private final Path program;

    private Ffmpeg(Path program) {
        this.program = program;
    }

    /** Looks along {@code searchPath}, which is separated as in {@code PATH}. */
    static Optional<Ffmpeg> find(String searchPath) {
        return Stream.of(searchPath.split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "ffmpeg"))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst()
                .map(Ffmpeg::new);
    }

    /**
     * Writes what {@code media} gives into {@code target}.
     *
     * @param container ffmpeg's name of it
     * @return what ffmpeg complained of, if it got to the end all the same
     * @throws IOException with ffmpeg's own words when it failed
     */
    List<String> remux(SegmentJoiner media, String container, Path target) throws IOException {
        Path complaints = Files.createTempFile("livekeep-ffmpeg-", ".log");
        Process process = null;
        try {
            process = new ProcessBuilder(command(media.format(), container, target))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(complaints.toFile())
                    .start();
            Optional<IOException> broken = feed(process, media);
            int code = process.waitFor();
            List<String> said = firstLines(complaints);
            if (code != 0 || broken.isPresent()) {
                throw new IOException("ffmpeg failed: "
                        + said.stream().findFirst().orElse("it ended with " + code + " and said nothing"));
            }
            return said;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while ffmpeg was at work", e);
        } finally {
            if (process != null) {
                process.destroyForcibly();
            }
            Files.deleteIfExists(complaints);
        }
    }

    private List<String> command(MediaFormat from, String container, Path target) {
        List<String> words = new ArrayList<>(List.of(program.toString(), "-hide_banner", "-nostdin", "-v", "error"));
        switch (from) {
            case TRANSPORT_STREAM -> words.addAll(List.of("-f", "mpegts"));
            case FRAGMENTED_MP4 -> words.addAll(List.of("-f", "mp4"));
            case OTHER -> {}
        }
        words.addAll(List.of("-i", "pipe:0", "-map", "0:v?", "-map", "0:a?", "-c", "copy"));
        if (container.equals("mp4")) {
            words.addAll(List.of("-movflags", "+faststart"));
        }
        words.addAll(List.of("-f", container, "-y", "file:" + target));
        return words;
    }

    /** Returns the trouble of writing to a program that has gone; trouble of the archive is thrown. */
    private static Optional<IOException> feed(Process process, SegmentJoiner media) throws IOException {
        Pipe pipe = new Pipe(process.getOutputStream());
        try {
            media.writeTo(pipe);
            pipe.close();
        } catch (IOException e) {
            if (pipe.trouble.isEmpty()) {
                throw e;
            }
        }
        return pipe.trouble;
    }

    private static List<String> firstLines(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            return lines.limit(COMPLAINTS_SHOWN).toList();
        }
    }

    /** Remembers whether it was the pipe that failed. */
    private static final class Pipe extends OutputStream {
        private final OutputStream to;
        private Optional<IOException> trouble = Optional.empty();

        Pipe(OutputStream to) {
            this.to = to;
        }

        @Override
        public void write(int oneByte) throws IOException {
            write(new byte[] {(byte) oneByte}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                to.write(bytes, offset, length);
            } catch (IOException e) {
                trouble = Optional.of(e);
                throw e;
            }
        }

        @Override
        public void close() throws IOException {
            try {
                to.close();
            } catch (IOException e) {
                trouble = Optional.of(e);
                throw e;
            }
        }
    }
}
