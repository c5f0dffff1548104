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
import dev.livekeep.ports.MissedHours.Hour;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Tells what a store lacks of what others have. A tombstone stands for its copy. Blocks on the stores. */
final class Comparison {

    private final ArchiveStore store;

    Comparison(ArchiveStore store) {
        this.store = store;
    }

    /** The hours that {@code source} has and that are wanted. */
    static List<Hour> hours(ArchiveStore source, Predicate<Hour> wanted) throws IOException {
        List<Hour> hours = new ArrayList<>();
        for (Channel channel : source.channels()) {
            for (Quality quality : source.qualities(channel)) {
                for (HourFolder folder : source.hours(channel, quality)) {
                    Hour hour = new Hour(channel, quality, folder);
                    if (wanted.test(hour)) {
                        hours.add(hour);
                    }
                }
            }
        }
        return hours;
    }

    /** The copies of an hour that {@code source} has and the store has not. */
    List<SegmentPath> missing(ArchiveStore source, Hour hour) throws IOException {
        Set<String> there = new HashSet<>();
        list(store, hour).forEach(entry -> there.add(stem(entry.name())));
        return list(source, hour).stream()
                .filter(entry -> !entry.tombstoned() && !there.contains(stem(entry.name())))
                .map(entry -> copy(hour.folder(), entry.name()))
                .flatMap(Optional::stream)
                .map(name -> new SegmentPath(hour.channel(), hour.quality(), name))
                .toList();
    }

    private static List<Entry> list(ArchiveStore store, Hour hour) throws IOException {
        return store.list(hour.channel(), hour.quality(), hour.folder());
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
