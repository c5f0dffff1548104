package dev.livekeep.runtime.mirror;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.archive.FoundSegment;
import dev.livekeep.domain.archive.HourFolder;
import dev.livekeep.domain.archive.NameReading;
import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.archive.SegmentName;
import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.ports.ArchiveReader.Entry;
import dev.livekeep.ports.ArchiveStore;
import dev.livekeep.ports.Clock;
import dev.livekeep.ports.TaskRunner;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks once, when recording begins, for what the stores of a mirror miss of each other's last hours: an earlier life may
 * have ended before they had caught up. Older hours are left alone, so that nothing comes back that was cleared away.
 */
final class Comparison {

    private static final Logger log = LoggerFactory.getLogger(Comparison.class);
    private static final Duration LAST = Duration.ofHours(6);

    private final List<Side> sides;
    private final HourFolder earliest;

    Comparison(List<Side> sides, Clock clock) {
        this.sides = sides;
        this.earliest = new HourFolder(clock.now().minus(LAST));
    }

    /** Begins it and returns at once. */
    void begin(TaskRunner tasks) {
        for (Side from : sides) {
            tasks.run(TaskRunner.Work.UPLOAD, "mirror-compare", () -> compare(from));
        }
    }

    private void compare(Side from) {
        try {
            for (Channel channel : from.store().channels()) {
                for (Quality quality : from.store().qualities(channel)) {
                    for (HourFolder hour : from.store().hours(channel, quality)) {
                        if (hour.compareTo(earliest) >= 0) {
                            compare(from, channel, quality, hour);
                        }
                    }
                }
            }
        } catch (IOException e) {
            log.warn(
                    "Could not compare {} with the other stores: {}",
                    from.store().name(),
                    e.toString());
        }
    }

    private void compare(Side from, Channel channel, Quality quality, HourFolder hour) throws IOException {
        List<Entry> entries = from.store().list(channel, quality, hour);
        for (Side to : sides) {
            if (!to.equals(from)) {
                Set<String> there = names(to.store(), channel, quality, hour);
                entries.stream()
                        .filter(entry -> !entry.tombstoned() && !there.contains(stem(entry.name())))
                        .map(entry -> copy(hour, entry.name()))
                        .flatMap(Optional::stream)
                        .forEach(name -> to.catchUp().add(new SegmentPath(channel, quality, name)));
            }
        }
    }

    /** The names without ending, so that a tombstone stands for its copy. */
    private static Set<String> names(ArchiveStore store, Channel channel, Quality quality, HourFolder hour)
            throws IOException {
        Set<String> names = new HashSet<>();
        store.list(channel, quality, hour).forEach(entry -> names.add(stem(entry.name())));
        return names;
    }

    private static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    private static Optional<SegmentName> copy(HourFolder hour, String name) {
        return SegmentName.parse(hour, name) instanceof NameReading.Found(FoundSegment found)
                ? found.ownName()
                : Optional.empty();
    }
}
