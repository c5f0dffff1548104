package dev.livekeep.filesystem;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.archive.HourFolder;
import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.archive.SegmentPath;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Where everything lies under an archive's root (contract §1, §6; docs/adr/0010). */
record ArchiveLayout(Path base) {

    /** The hidden name of what is ours and not a copy, in the root and in every channel's folder. */
    static final String OURS = ".livekeep";

    static final String SEGMENT = ".ts";
    static final String TOMBSTONE = ".tombstone";

    Path instances() {
        return base.resolve(OURS).resolve("instances");
    }

    Path channel(Channel channel) throws IOException {
        return part(base, channel.name());
    }

    Path quality(Channel channel, Quality quality) throws IOException {
        return part(channel(channel), quality.name());
    }

    Path hour(Channel channel, Quality quality, HourFolder hour) throws IOException {
        return part(quality(channel, quality), hour.text());
    }

    Path hour(SegmentPath path) throws IOException {
        return hour(path.channel(), path.quality(), path.name().hour());
    }

    Path copy(SegmentPath path) throws IOException {
        return part(hour(path), path.fileName());
    }

    Path tombstone(SegmentPath path) throws IOException {
        return part(hour(path), path.name().tombstoneName());
    }

    Path drafts(Channel channel, Quality quality) throws IOException {
        return part(channel(channel).resolve(OURS), quality.name());
    }

    Path playlists(SegmentPath path) throws IOException {
        Path quality = part(
                part(base.resolve("playlist-debug"), path.channel().name()),
                path.quality().name());
        return part(part(quality, path.hour()), path.fileName());
    }

    /** A name that came from a listing, in the folder it was listed in. */
    static Path part(Path folder, String name) throws IOException {
        try {
            Path part = folder.resolve(name);
            if (!folder.equals(part.getParent())) {
                throw new IOException("wanted one name in " + folder + ", found " + name);
            }
            return part;
        } catch (InvalidPathException e) {
            throw new IOException(
                    "this system's names cannot hold " + e.getInput()
                            + ": run with a UTF-8 locale (LANG=C.UTF-8) or choose a plain name",
                    e);
        }
    }
}
