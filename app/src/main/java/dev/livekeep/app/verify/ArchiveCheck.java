package dev.livekeep.app.verify;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.archive.FoundSegment;
import dev.livekeep.domain.archive.HourFolder;
import dev.livekeep.domain.archive.NameReading;
import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.archive.SegmentHash;
import dev.livekeep.domain.archive.SegmentName;
import dev.livekeep.ports.ArchiveReader;
import dev.livekeep.ports.ArchiveReader.Capability;
import dev.livekeep.ports.ArchiveReader.Entry;
import dev.livekeep.ports.ArchiveReader.Owner;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Compares every copy of an archive with its name, and names what consumers stumble over (contract §1, §5, §6). Hidden
 * names, tombstones, files that are no {@code .ts}, and the downloads of a recorder at work are as they should be. What
 * cannot be read is a finding, and the rest is checked all the same. Used once, by one thread; needs no more memory than
 * one hour's names.
 */
public final class ArchiveCheck {

    private static final int CHUNK = 64 * 1024;
    private static final SegmentHash NOTHING = SegmentHash.of(new byte[0]);

    private final ArchiveReader archive;
    private final Depth depth;
    private final Consumer<ArchiveFinding> listener;
    private long copies;
    private long bytes;
    private long tombstones;
    private long findings;

    /** How closely to look. */
    public enum Depth {
        /** Names, sizes, and hashes where the store keeps them. */
        NAMES,
        /** Every byte. */
        BYTES
    }

    /** Every finding goes to {@code listener} as soon as it is made. */
    public ArchiveCheck(ArchiveReader archive, Depth depth, Consumer<ArchiveFinding> listener) {
        this.archive = archive;
        this.depth = depth;
        this.listener = listener;
    }

    /**
     * Checks everything.
     *
     * @throws IOException when the archive itself cannot be listed
     */
    public ArchiveSummary run() throws IOException {
        for (Channel channel : archive.channels()) {
            for (Quality quality : listed(channel.name(), () -> archive.qualities(channel))) {
                String where = channel + "/" + quality;
                for (HourFolder hour : listed(where, () -> archive.hours(channel, quality))) {
                    checkHour(new Place(channel, quality, hour));
                }
            }
        }
        archive.strays().forEach(place -> found(new ArchiveFinding.Stray(place)));
        for (ArchiveReader.LeftOver left : archive.leftOvers()) {
            if (left.owner() != Owner.RUNNING) {
                found(new ArchiveFinding.LeftOver(left.place(), left.owner()));
            }
        }
        return new ArchiveSummary(copies, bytes, tombstones, findings);
    }

    private <T> List<T> listed(String where, Listing<T> listing) {
        try {
            return listing.read();
        } catch (IOException e) {
            found(new ArchiveFinding.Failed(where, String.valueOf(e.getMessage())));
            return List.of();
        }
    }

    private void checkHour(Place place) {
        for (Entry entry : listed(place.text(), () -> archive.list(place.channel(), place.quality(), place.hour()))) {
            if (entry.name().endsWith(".tombstone")) {
                tombstones++;
            } else if (entry.name().endsWith(".ts") && !entry.name().startsWith(".")) {
                checkName(place, entry);
            }
        }
    }

    private void checkName(Place place, Entry entry) {
        String where = place.text() + "/" + entry.name();
        switch (SegmentName.parse(place.hour(), entry.name())) {
            case NameReading.Found(FoundSegment segment) -> checkCopy(place, entry, where, segment);
            case NameReading.Temp temp -> found(new ArchiveFinding.LeftOver(where, Owner.UNKNOWN));
            case NameReading.Unreadable(String reason) -> found(new ArchiveFinding.Unreadable(where, reason));
            case NameReading.Overflowing(String reason) -> found(new ArchiveFinding.Poison(where, reason));
        }
    }

    private void checkCopy(Place place, Entry entry, String where, FoundSegment segment) {
        copies++;
        bytes += entry.size();
        Optional<SegmentHash> named = segment.hash();
        if (named.isEmpty()) {
            found(new ArchiveFinding.Unreadable(where, "wanted a SHA-256 in the name, found another length"));
        } else if (entry.size() == 0 && !named.get().equals(NOTHING)) {
            found(new ArchiveFinding.Empty(where));
        } else if (depth == Depth.BYTES) {
            compare(place, entry, where, named.get());
        } else if (archive.capabilities().contains(Capability.STORED_HASH)) {
            compareStored(place, entry, where, named.get());
        }
    }

    private void compare(Place place, Entry entry, String where, SegmentHash named) {
        try (InputStream content = archive.openListed(place.channel(), place.quality(), place.hour(), entry.name())) {
            if (!hash(content).equals(named)) {
                found(new ArchiveFinding.Bad(where));
            }
        } catch (FileNotFoundException e) {
            found(new ArchiveFinding.Failed(where, "it went while the archive was checked"));
        } catch (IOException e) {
            found(new ArchiveFinding.Failed(where, String.valueOf(e.getMessage())));
        }
    }

    private void compareStored(Place place, Entry entry, String where, SegmentHash named) {
        try {
            Optional<SegmentHash> stored =
                    archive.storedHash(place.channel(), place.quality(), place.hour(), entry.name());
            if (stored.isPresent() && !stored.get().equals(named)) {
                found(new ArchiveFinding.Bad(where));
            }
        } catch (IOException e) {
            found(new ArchiveFinding.Failed(where, String.valueOf(e.getMessage())));
        }
    }

    private static SegmentHash hash(InputStream content) throws IOException {
        MessageDigest digest = sha256();
        byte[] chunk = new byte[CHUNK];
        for (int read = content.read(chunk); read >= 0; read = content.read(chunk)) {
            digest.update(chunk, 0, read);
        }
        return SegmentHash.ofDigest(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private void found(ArchiveFinding finding) {
        findings++;
        listener.accept(finding);
    }

    /** One look into a folder. */
    private interface Listing<T> {
        List<T> read() throws IOException;
    }

    private record Place(Channel channel, Quality quality, HourFolder hour) {

        String text() {
            return channel + "/" + quality.name() + "/" + hour;
        }
    }
}
