package dev.livekeep.runtime;

import java.io.IOException;
import java.util.Locale;

/**
 * Why a store could not take bytes.
 *
 * @param noSpace whether its disk, or our share of it, is full
 */
record StoreTrouble(String reason, boolean noSpace) {

    static StoreTrouble of(IOException failure) {
        String reason = String.valueOf(failure.getMessage());
        String words = reason.toLowerCase(Locale.ROOT);
        return new StoreTrouble(
                reason,
                words.contains("no space left")
                        || words.contains("quota exceeded")
                        || words.contains("out of disk space"));
    }
}
