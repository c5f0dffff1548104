package dev.livekeep.app.export;

import dev.livekeep.app.table.Table;
import dev.livekeep.domain.archive.BestSegments;
import dev.livekeep.domain.archive.RangePart;
import dev.livekeep.domain.archive.SegmentKind;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The holes of a range, for people. */
public final class HoleList {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final String MISSING = "nothing is stored";

    private final List<RangePart.Hole> holes = new ArrayList<>();
    private final List<String> causes = new ArrayList<>();

    private HoleList() {}

    /** All holes of what was chosen for a range. */
    public static HoleList of(BestSegments best) {
        HoleList list = new HoleList();
        String before = MISSING;
        for (RangePart part : best.parts()) {
            switch (part) {
                case RangePart.Chosen(var copy) -> before = doubt(copy.segment().kind());
                case RangePart.Hole hole -> {
                    list.holes.add(hole);
                    list.causes.add(before);
                }
            }
        }
        return list;
    }

    private static String doubt(SegmentKind kind) {
        return kind == SegmentKind.FULL ? MISSING : "the " + kind.text() + " copy before may be cut off";
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return holes.isEmpty();
    }

    /** One line a hole, below a line of headings. */
    public List<String> lines() {
        Table table = new Table("<<><", "hole from", "to", "seconds", "why");
        for (int i = 0; i < holes.size(); i++) {
            RangePart.Hole hole = holes.get(i);
            table.add(TIME.format(hole.from()), TIME.format(hole.to()), seconds(length(hole)), causes.get(i));
        }
        return table.lines();
    }

    /** How many, and how long together. */
    public String inWords() {
        Duration all = holes.stream().map(HoleList::length).reduce(Duration.ZERO, Duration::plus);
        return (holes.size() == 1 ? "1 hole of " : holes.size() + " holes of together ") + seconds(all) + " s";
    }

    private static Duration length(RangePart.Hole hole) {
        return Duration.between(hole.from(), hole.to());
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.3f", time.toNanos() / 1e9);
    }
}
