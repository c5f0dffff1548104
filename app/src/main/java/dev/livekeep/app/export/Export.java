package dev.livekeep.app.export;

import dev.livekeep.app.UserMistake;
import dev.livekeep.app.export.SegmentJoiner.UnjoinableException;
import dev.livekeep.app.table.ByteCount;
import dev.livekeep.domain.archive.BestSegments;
import dev.livekeep.domain.archive.SegmentCandidate;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes the best copies of a range into one file. */
public final class Export {
    private final RangeListing listing;
    private final String searchPath;
    private final Consumer<String> notes;

    /**
     * Reads from one quality of a channel.
     *
     * @param searchPath where ffmpeg may be, as in {@code PATH}
     * @param notes gets what the user should know besides
     */
    public Export(RangeListing listing, String searchPath, Consumer<String> notes) {
        this.listing = listing;
        this.searchPath = searchPath;
        this.notes = notes;
    }

    /**
     * Writes {@code file}, or nothing.
     *
     * @param chosen what the listing gave, with at least one copy in it
     * @param tolerant whether copies that are damaged are written too
     * @return what was written, in one line
     * @throws UserMistake when the file cannot be written so
     */
    public String write(BestSegments chosen, Target target, Path file, boolean tolerant) throws IOException {
        List<SegmentCandidate> copies = chosen.segments();
        SegmentJoiner media = new SegmentJoiner(listing, copies);
        try (OutputFile output = new OutputFile(file)) {
            if (target.isPlain(media.format())) {
                try (OutputStream out = Files.newOutputStream(output.draft())) {
                    media.writeTo(out);
                }
            } else {
                ffmpeg(target, media.format())
                        .remux(media, target.container(), output.draft())
                        .forEach(line -> notes.accept("ffmpeg says: " + line));
            }
            report(media.damaged(), tolerant);
            output.keep();
        } catch (UnjoinableException e) {
            throw UserMistake.environment(e.getMessage() + ": export what is before and after it one by one");
        }
        return summary(copies, file);
    }

    private Ffmpeg ffmpeg(Target target, MediaFormat format) {
        Optional<Ffmpeg> found = Ffmpeg.find(searchPath);
        return found.orElseThrow(() -> UserMistake.environment("making " + target.suffix() + " of "
                + format.inWords() + " needs ffmpeg, which is not on PATH: install it"
                + (target == Target.MP4 && format == MediaFormat.TRANSPORT_STREAM ? ", or export to .ts" : "")));
    }

    private void report(List<String> damaged, boolean tolerant) {
        damaged.forEach(name -> notes.accept("the bytes of " + name + " do not have the hash of its name"));
        if (!damaged.isEmpty() && !tolerant) {
            throw UserMistake.environment(damaged.size() + " of the copies are damaged, so nothing was written:"
                    + " --allow-holes exports them as they are");
        }
    }

    private static String summary(List<SegmentCandidate> copies, Path file) throws IOException {
        long micros = copies.stream()
                .mapToLong(copy -> copy.segment().duration().micros())
                .sum();
        return String.format(
                Locale.ROOT,
                "%s: %d segments, %.3f s, %s, from %s to %s",
                file,
                copies.size(),
                micros / 1e6,
                new ByteCount(Files.size(file)).inWords(),
                copies.get(0).segment().start(),
                copies.get(copies.size() - 1).segment().end());
    }
}
