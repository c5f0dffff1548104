package dev.livekeep.example;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.archive.HourFolder;
import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.ports.ArchiveReader;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** Reads files on the heap, each under its path in the archive (contract §1). */
class HeapArchiveReader implements ArchiveReader {

    static final String SEGMENT = ".ts";
    static final String TOMBSTONE = ".tombstone";

    final NavigableMap<String, byte[]> files = new ConcurrentSkipListMap<>();

    @Override
    public List<Channel> channels() {
        return folders("").map(Channel::new).toList();
    }

    @Override
    public List<Quality> qualities(Channel channel) {
        return folders(channel + "/").map(Quality::new).toList();
    }

    @Override
    public List<HourFolder> hours(Channel channel, Quality quality) {
        return folders(channel + "/" + quality + "/")
                .map(HourFolder::parse)
                .flatMap(Optional::stream)
                .toList();
    }

    private Stream<String> folders(String parent) {
        return below(parent).map(rest -> rest.split("/", 2)[0]).distinct();
    }

    /** What follows {@code prefix} in the paths that begin with it, sorted. */
    Stream<String> below(String prefix) {
        return files.tailMap(prefix).keySet().stream()
                .takeWhile(path -> path.startsWith(prefix))
                .map(path -> path.substring(prefix.length()));
    }

    @Override
    public List<Entry> list(Channel channel, Quality quality, HourFolder hour) {
        String folder = folder(channel, quality, hour);
        List<Entry> entries = new ArrayList<>();
        files.tailMap(folder).forEach((path, bytes) -> {
            if (path.startsWith(folder)) {
                entries.add(new Entry(path.substring(folder.length()), bytes.length, isBuried(path)));
            }
        });
        return entries;
    }

    private static String folder(Channel channel, Quality quality, HourFolder hour) {
        return channel + "/" + quality + "/" + hour.text() + "/";
    }

    boolean isBuried(String path) {
        return path.endsWith(SEGMENT)
                && files.containsKey(path.substring(0, path.length() - SEGMENT.length()) + TOMBSTONE);
    }

    @Override
    public InputStream open(SegmentPath path, long offset) throws IOException {
        InputStream content = content(path.text());
        content.skipNBytes(Math.min(offset, content.available()));
        return content;
    }

    @Override
    public InputStream openListed(Channel channel, Quality quality, HourFolder hour, String name) throws IOException {
        return content(folder(channel, quality, hour) + name);
    }

    private InputStream content(String path) throws FileNotFoundException {
        byte[] bytes = files.get(path);
        if (bytes == null) {
            throw new FileNotFoundException(path);
        }
        return new ByteArrayInputStream(bytes);
    }
}
