package dev.livekeep.filesystem;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.archive.HourFolder;
import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.archive.SegmentHash;
import dev.livekeep.ports.MissedHours;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers each hour of each store in a small file of its own, so that recorders which share the folder do not write over
 * each other's. Safe for many threads.
 */
public final class FileMissedHours implements MissedHours {

    private static final Logger LOG = LoggerFactory.getLogger(FileMissedHours.class);
    private static final int LINES = 4;

    private final Path folder;

    /** Remembers in {@code folder}, which is made when it is needed. */
    public FileMissedHours(Path folder) {
        this.folder = folder;
    }

    @Override
    public Set<Hour> of(String store) {
        Set<Hour> hours = new HashSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                parse(store, Files.readAllLines(file)).ifPresent(hours::add);
            }
        } catch (NoSuchFileException e) {
            return hours; // nothing was ever missed
        } catch (IOException e) {
            LOG.warn("Could not read in which hours {} misses copies: {}", store, DiskTrouble.say(e));
        }
        return hours;
    }

    @Override
    public void remember(String store, Collection<Hour> hours) {
        for (Hour hour : hours) {
            String text = text(store, hour);
            try {
                Files.createDirectories(folder);
                Files.writeString(file(text), text);
            } catch (IOException e) {
                LOG.warn("Could not note that {} misses copies: {}", store, DiskTrouble.say(e));
            }
        }
    }

    @Override
    public void forget(String store, Collection<Hour> hours) {
        for (Hour hour : hours) {
            try {
                Files.deleteIfExists(file(text(store, hour)));
            } catch (IOException e) {
                LOG.warn("Could not note that {} misses nothing: {}", store, DiskTrouble.say(e));
            }
        }
    }

    private Path file(String text) {
        return folder.resolve(
                SegmentHash.of(text.getBytes(StandardCharsets.UTF_8)).text());
    }

    private static String text(String store, Hour hour) {
        return String.join(
                        "\n",
                        store,
                        hour.channel().name(),
                        hour.quality().name(),
                        hour.folder().text())
                + "\n";
    }

    /** What was cut off by a crash is nothing. */
    private static Optional<Hour> parse(String store, List<String> lines) {
        if (lines.size() != LINES || !lines.get(0).equals(store)) {
            return Optional.empty();
        }
        try {
            Channel channel = new Channel(lines.get(1));
            Quality quality = new Quality(lines.get(2));
            return HourFolder.parse(lines.get(LINES - 1)).map(hour -> new Hour(channel, quality, hour));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
