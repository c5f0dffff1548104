package dev.livekeep.app.verify;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.archive.FoundSegment;
import dev.livekeep.domain.archive.HourFolder;
import dev.livekeep.domain.archive.NameReading;
import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.archive.SegmentHash;
import dev.livekeep.domain.archive.SegmentName;
import dev.livekeep.domain.text.ForeignText;
import dev.livekeep.ports.ArchiveReader;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads every copy of an archive and compares its bytes with its name. Used by one thread. */
public final class ArchiveCheck {
    private static final int BLOCK = 1 << 16;

    private final ArchiveReader archive;
    private final Consumer<String> findings;
    private long copies;
    private long bytes;
    private long bad;

    private ArchiveCheck(ArchiveReader archive, Consumer<String> findings) {
        this.archive = archive;
        this.findings = findings;
    }

    /**
     * What a check came to.
     *
     * @param copies segments whose names can be read
     * @param bytes theirs
     * @param bad names that do not match their bytes, cannot be read, or were left over
     */
    public record Result(long copies, long bytes, long bad) {

        /** Nothing bad was found. */
        public boolean clean() {
            return bad == 0;
        }

        /** The result in one line. */
        public String inWords() {
            return copies + " copies, " + bytes + " bytes checked, " + bad + " bad";
        }
    }

    /**
     * Checks a whole archive.
     *
     * @param findings takes one line for each bad name
     * @throws IOException when the archive cannot be listed or read
     */
    public static Result run(ArchiveReader archive, Consumer<String> findings) throws IOException {
        ArchiveCheck check = new ArchiveCheck(archive, findings);
        for (Channel channel : archive.channels()) {
            for (Quality quality : archive.qualities(channel)) {
                for (HourFolder hour : archive.hours(channel, quality)) {
                    check.hour(channel, quality, hour);
                }
            }
        }
        return new Result(check.copies, check.bytes, check.bad);
    }

    private void hour(Channel channel, Quality quality, HourFolder hour) throws IOException {
        for (ArchiveReader.Entry entry : archive.list(channel, quality, hour)) {
            if (!entry.name().endsWith(".ts")) {
                continue;
            }
            Optional<String> trouble = switch (SegmentName.parse(hour, entry.name())) {
                case NameReading.Found(FoundSegment segment) -> copy(channel, quality, hour, entry, segment);
                case NameReading.Temp temp -> Optional.of("left over from a download");
                case NameReading.Unreadable(String reason) -> Optional.of("unreadable: " + reason);
                case NameReading.Overflowing(String reason) -> Optional.of("poison: " + reason);
            };
            trouble.ifPresent(what -> {
                bad++;
                findings.accept(
                        channel + "/" + quality + "/" + hour + "/" + ForeignText.quoted(entry.name()) + ": " + what);
            });
        }
    }

    private Optional<String> copy(
            Channel channel, Quality quality, HourFolder hour, ArchiveReader.Entry entry, FoundSegment segment)
            throws IOException {
        copies++;
        bytes += entry.size();
        try (InputStream content = archive.openListed(channel, quality, hour, entry.name())) {
            SegmentHash found = SegmentHash.ofDigest(digest(content));
            return segment.hash().filter(found::equals).isPresent()
                    ? Optional.empty()
                    : Optional.of("its bytes have the hash " + found.text());
        }
    }

    private static byte[] digest(InputStream content) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] block = new byte[BLOCK];
            for (int read = content.read(block); read >= 0; read = content.read(block)) {
                digest.update(block, 0, read);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
