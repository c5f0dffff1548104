package dev.livekeep.app.verify;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.archive.HourFolder;
import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.ports.ArchiveReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** An archive with one hour that its reader has no permission to list: for tests that may run as root. */
record UnlistableHour(ArchiveReader archive, HourFolder forbidden) implements ArchiveReader {

    @Override
    public List<Channel> channels() throws IOException {
        return archive.channels();
    }

    @Override
    public List<Quality> qualities(Channel channel) throws IOException {
        return archive.qualities(channel);
    }

    @Override
    public List<HourFolder> hours(Channel channel, Quality quality) throws IOException {
        return archive.hours(channel, quality);
    }

    @Override
    public List<Entry> list(Channel channel, Quality quality, HourFolder hour) throws IOException {
        if (hour.equals(forbidden)) {
            throw new IOException("no permission");
        }
        return archive.list(channel, quality, hour);
    }

    @Override
    public InputStream open(SegmentPath path, long offset) throws IOException {
        return archive.open(path, offset);
    }

    @Override
    public InputStream openListed(Channel channel, Quality quality, HourFolder hour, String name) throws IOException {
        return archive.openListed(channel, quality, hour, name);
    }
}
