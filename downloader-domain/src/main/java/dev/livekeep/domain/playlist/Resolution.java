package dev.livekeep.domain.playlist;

/** A picture's size in pixels, as {@code RESOLUTION=1920x1080} gives it. */
public record Resolution(int width, int height) {
    public Resolution {
        if (width < 0 || height < 0) {
            throw new IllegalArgumentException("want no negative size, got " + width + "x" + height);
        }
    }

    /** The number of pixels. */
    public long pixels() {
        return (long) width * height;
    }
}
