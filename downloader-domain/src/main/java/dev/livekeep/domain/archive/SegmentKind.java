package dev.livekeep.domain.archive;

import java.util.Locale;
import java.util.Optional;

/** How far a stored copy can be trusted (contract §2). */
public enum SegmentKind {
    /** Complete as far as anybody can tell. */
    FULL,
    /** Arrived without an error, but something about it is not trusted. */
    SUSPECT,
    /** Known to be cut off. */
    PARTIAL;

    private final String text = name().toLowerCase(Locale.ROOT);

    /** Returns the word that stands for this kind in a segment's name and in metrics. */
    public String text() {
        return text;
    }

    /** Returns the kind that {@code text} stands for in a segment's name; letter case matters. */
    public static Optional<SegmentKind> ofText(String text) {
        for (SegmentKind kind : values()) {
            if (kind.text.equals(text)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
