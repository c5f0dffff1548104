package dev.livekeep.app.export;

import dev.livekeep.domain.archive.BestSegments;
import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.archive.HourFolder;
import dev.livekeep.domain.archive.NameReading;
import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.archive.SegmentCandidate;
import dev.livekeep.domain.archive.SegmentName;
import dev.livekeep.domain.text.ForeignText;
import dev.livekeep.ports.ArchiveReader;
import dev.livekeep.ports.ArchiveReader.Entry;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What an archive holds of one quality of a channel, chosen as all consumers choose (contract §7). */
public final class RangeListing {
    private static final String SEGMENT = ".ts";

    private final ArchiveReader archive;
    private final Channel channel;
    private final Quality quality;
    private final Consumer<String> notes;

    /** @param notes gets one line for every name that no consumer can read */
    public RangeListing(ArchiveReader archive, Channel channel, Quality quality, Consumer<String> notes) {
        this.archive = archive;
        this.channel = channel;
        this.quality = quality;
        this.notes = notes;
    }

    /** The best copies from {@code start} to {@code end}, and the holes. */
    public BestSegments best(Instant start, Instant end) throws IOException {
        HourFolder first = BestSegments.firstHour(start);
        HourFolder last = new HourFolder(end);
        List<SegmentCandidate> candidates = new ArrayList<>();
        for (HourFolder hour : archive.hours(channel, quality)) {
            if (hour.compareTo(first) >= 0 && hour.compareTo(last) <= 0) {
                candidates.addAll(candidates(hour));
            }
        }
        return BestSegments.select(candidates, start, end);
    }

    /** Every copy of an hour that consumers see. */
    public List<SegmentCandidate> candidates(HourFolder hour) throws IOException {
        List<SegmentCandidate> found = new ArrayList<>();
        for (Entry entry : archive.list(channel, quality, hour)) {
            String name = entry.name();
            if (name.endsWith(SEGMENT) && !name.startsWith(".") && !entry.tombstoned()) {
                switch (SegmentName.parse(hour, name)) {
                    case NameReading.Found copy -> found.add(new SegmentCandidate(copy.segment(), entry.size()));
                    case NameReading.Temp temp -> {}
                    case NameReading.Unreadable(String reason) -> note(hour, name, reason);
                    case NameReading.Overflowing(String reason) -> note(hour, name, reason);
                }
            }
        }
        return found;
    }

    /** The bytes of a copy that was listed here. */
    InputStream open(SegmentCandidate candidate) throws IOException {
        HourFolder hour = new HourFolder(candidate.segment().start());
        return archive.openListed(channel, quality, hour, candidate.segment().fileName());
    }

    private void note(HourFolder hour, String name, String reason) {
        notes.accept("passed over " + hour.text() + "/" + ForeignText.whole(name) + ": " + reason);
    }
}
