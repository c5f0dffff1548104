package dev.livekeep.domain.archive;

import dev.livekeep.domain.text.ForeignText;
import java.util.Optional;

/** Where one stored copy lies, relative to the archive's root (contract §1). */
public record SegmentPath(Channel channel, Quality quality, SegmentName name) {

    private static final int PARTS = 4;

    /** Returns the name of the folder of the hour in which the segment begins. */
    public String hour() {
        return name.hour().text();
    }

    /** Returns the file name. */
    public String fileName() {
        return name.fileName();
    }

    /** Returns {@code CHANNEL/QUALITY/HOUR/NAME}, with {@code /} on every platform. */
    public String text() {
        return channel.name() + "/" + quality.name() + "/" + hour() + "/" + fileName();
    }

    /**
     * Reads {@code CHANNEL/QUALITY/HOUR/NAME} as leniently as the archive's consumers do (contract §7.2), but for the two
     * names, which must be such as this program would write. Never throws, whatever the text.
     */
    public static NameReading parse(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != PARTS) {
            return new NameReading.Unreadable("wanted CHANNEL/QUALITY/HOUR/NAME, found " + ForeignText.quoted(text));
        }
        try {
            new Channel(parts[0]);
            new Quality(parts[1]);
        } catch (IllegalArgumentException e) {
            return new NameReading.Unreadable(String.valueOf(e.getMessage()));
        }
        Optional<HourFolder> hour = HourFolder.parse(parts[2]);
        if (hour.isEmpty()) {
            return new NameReading.Unreadable(
                    "wanted an hour like 2019-11-13T02, found " + ForeignText.quoted(parts[2]));
        }
        return SegmentName.parse(hour.get(), parts[3]);
    }

    /** Returns {@link #text()}. */
    @Override
    public String toString() {
        return text();
    }
}
