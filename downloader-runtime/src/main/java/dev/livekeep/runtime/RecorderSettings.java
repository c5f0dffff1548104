package dev.livekeep.runtime;

import dev.livekeep.domain.capture.CapturePolicy;

/**
 * How a {@link Recorder} works.
 *
 * @param instance which recorder events come from
 * @param policy constants of the lifecycle
 * @param downloadsTotal downloads of the whole process at a time; it also bounds bytes that are not stored yet
 */
public record RecorderSettings(String instance, CapturePolicy policy, int downloadsTotal) {

    /** Downloads of the whole process at a time, unless somebody asks for another number. */
    public static final int DOWNLOADS_TOTAL = 64;

    public RecorderSettings {
        if (downloadsTotal < 1) {
            throw new IllegalArgumentException("want at least one download at a time, got " + downloadsTotal);
        }
    }

    /** The usual settings. */
    public static RecorderSettings defaults(String instance) {
        return new RecorderSettings(instance, CapturePolicy.defaults(), DOWNLOADS_TOTAL);
    }
}
