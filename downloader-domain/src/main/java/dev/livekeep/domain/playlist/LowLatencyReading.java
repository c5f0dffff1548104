package dev.livekeep.domain.playlist;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Gathers the tags of low latency. */
final class LowLatencyReading {
    private final Reading reading;
    private Optional<ServerControl> serverControl = Optional.empty();
    private OptionalDouble partTarget = OptionalDouble.empty();
    private final List<PartialSegment> parts = new ArrayList<>(0);
    private final List<AttributeList> preloadHints = new ArrayList<>(0);
    private final List<AttributeList> renditionReports = new ArrayList<>(0);

    LowLatencyReading(Reading reading) {
        this.reading = reading;
    }

    boolean hasParts() {
        return !parts.isEmpty();
    }

    void read(TagName tag) {
        switch (tag) {
            case PART_INF -> partTarget = TagValues.seconds(reading, reading.attributes(), "PART-TARGET");
            case SERVER_CONTROL -> serverControl = Optional.of(TagValues.serverControl(reading));
            case PRELOAD_HINT -> preloadHints.add(reading.attributes());
            case RENDITION_REPORT -> renditionReports.add(reading.attributes());
            default -> throw new IllegalStateException(tag + " is no tag of low latency");
        }
    }

    void readPart(long mediaSequence) {
        AttributeList attributes = reading.attributes();
        Optional<ListedUri> location = TagValues.uri(reading, attributes);
        if (location.isEmpty()) {
            reading.problem("a part's URI");
            return;
        }
        OptionalDouble duration = TagValues.seconds(reading, attributes, "DURATION");
        parts.add(new PartialSegment(mediaSequence, location.get(), duration, attributes));
    }

    LowLatency build() {
        boolean none = serverControl.isEmpty()
                && partTarget.isEmpty()
                && parts.isEmpty()
                && preloadHints.isEmpty()
                && renditionReports.isEmpty();
        return none
                ? LowLatency.NONE
                : new LowLatency(serverControl, partTarget, parts, preloadHints, renditionReports);
    }
}
