package dev.livekeep.domain.archive;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The name of a download under way in an hour folder, {@code TIME-DURATION-temp-UUID.ts} (contract §1).
 *
 * @param time what stands for the start, not checked
 * @param duration what stands for the duration, not checked
 * @param id what stands for the attempt's UUID, not checked
 */
public record TempName(String time, String duration, String id) {

    private static final String SUFFIX = ".ts";
    private static final String KIND = "temp";
    private static final int FIELDS = 4;
    private static final Pattern UUID_SHAPE =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    /** Returns the temp that {@code fileName} names, no matter who wrote it, or nothing if it names no temp. */
    public static Optional<TempName> parse(String fileName) {
        if (!fileName.endsWith(SUFFIX)) {
            return Optional.empty();
        }
        String[] fields =
                fileName.substring(0, fileName.length() - SUFFIX.length()).split("-", FIELDS);
        return fields.length == FIELDS && fields[2].equals(KIND)
                ? Optional.of(new TempName(fields[0], fields[1], fields[3]))
                : Optional.empty();
    }

    /** Returns the id as a UUID, or nothing if it is not one in lower case with dashes, as all known writers spell it. */
    public Optional<UUID> uuid() {
        return UUID_SHAPE.matcher(id).matches() ? Optional.of(UUID.fromString(id)) : Optional.empty();
    }

    /** Returns the file name. */
    public String fileName() {
        return time + "-" + duration + "-" + KIND + "-" + id + SUFFIX;
    }
}
