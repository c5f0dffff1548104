package dev.livekeep.filesystem;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.archive.HourFolder;
import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.ports.ArchiveReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads an archive on disk and never writes to it. Safe for many threads. */
public final class FileArchiveReader implements ArchiveReader {

    private final ArchiveLayout layout;
    private final LeftOvers leftOvers;

    /**
     * Reads what lies under {@code base}, which need not exist. In a process that records into the same folder, use the
     * store itself instead: asking about {@link #leftOvers()} here would make it look ended.
     */
    public FileArchiveReader(Path base) {
        this(new ArchiveLayout(base.toAbsolutePath().normalize()), Optional.empty());
    }

    FileArchiveReader(ArchiveLayout layout, Optional<InstanceId> self) {
        this.layout = layout;
        this.leftOvers = new LeftOvers(layout, new Instances(layout, Disk.real()), self);
    }

    @Override
    public List<Channel> channels() throws IOException {
        return folders(layout.base(), name -> valid(name, Channel::new));
    }

    @Override
    public List<Quality> qualities(Channel channel) throws IOException {
        return folders(layout.channel(channel), name -> valid(name, Quality::new));
    }

    @Override
    public List<HourFolder> hours(Channel channel, Quality quality) throws IOException {
        return folders(layout.quality(channel, quality), HourFolder::parse);
    }

    @Override
    public List<Entry> list(Channel channel, Quality quality, HourFolder hour) throws IOException {
        Path folder = layout.hour(channel, quality, hour);
        List<String> names = names(folder);
        Set<String> all = new HashSet<>(names);
        List<Entry> entries = new ArrayList<>(names.size());
        for (String name : names) {
            try {
                long size = Files.readAttributes(ArchiveLayout.part(folder, name), BasicFileAttributes.class)
                        .size();
                entries.add(new Entry(
                        name, size, tombstone(name).filter(all::contains).isPresent()));
            } catch (NoSuchFileException renamedOrRemoved) {
                // since it was listed: no entry
            }
        }
        return entries;
    }

    @Override
    public InputStream open(SegmentPath path, long offset) throws IOException {
        return open(layout.copy(path), offset);
    }

    @Override
    public InputStream openListed(Channel channel, Quality quality, HourFolder hour, String name) throws IOException {
        return open(ArchiveLayout.part(layout.hour(channel, quality, hour), name), 0);
    }

    @Override
    public List<LeftOver> leftOvers() throws IOException {
        return leftOvers.list();
    }

    @Override
    public List<String> strays() throws IOException {
        return new Strays(layout).list();
    }

    private static InputStream open(Path file, long offset) throws IOException {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
            channel.position(offset);
            return Channels.newInputStream(channel);
        } catch (NoSuchFileException e) {
            throw DiskTrouble.notFound(e);
        }
    }

    private static Optional<String> tombstone(String name) {
        return name.endsWith(ArchiveLayout.SEGMENT)
                ? Optional.of(
                        name.substring(0, name.length() - ArchiveLayout.SEGMENT.length()) + ArchiveLayout.TOMBSTONE)
                : Optional.empty();
    }

    private static <T> List<T> folders(Path parent, Function<String, Optional<T>> reading) throws IOException {
        List<T> found = new ArrayList<>();
        for (String name : names(parent)) {
            if (Files.isDirectory(ArchiveLayout.part(parent, name))) {
                reading.apply(name).ifPresent(found::add);
            }
        }
        return found;
    }

    private static <T> Optional<T> valid(String name, Function<String, T> reading) {
        try {
            return Optional.of(reading.apply(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Names in a folder, sorted; none when there is no such folder. */
    static List<String> names(Path folder) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            entries.forEach(entry -> names.add(entry.getFileName().toString()));
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        names.sort(null);
        return names;
    }
}
