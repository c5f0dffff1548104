package dev.livekeep.app.export;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** What an export can be. */
public enum Target {
    /** Segments one behind the other. */
    TS("mpegts", ".ts"),
    /** One MP4, for players and editors. */
    MP4("mp4", ".mp4");

    private final String container;
    private final String suffix;

    Target(String container, String suffix) {
        this.container = container;
        this.suffix = suffix;
    }

    /** The one that a file's name asks for. */
    public static Optional<Target> of(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        for (Target target : values()) {
            if (name.endsWith(target.suffix)) {
                return Optional.of(target);
            }
        }
        return Optional.empty();
    }

    /** Whether segments need only be put one behind the other. */
    boolean isPlain(MediaFormat format) {
        return this == TS && format != MediaFormat.FRAGMENTED_MP4;
    }

    /** ffmpeg's name of it. */
    String container() {
        return container;
    }

    String suffix() {
        return suffix;
    }
}
