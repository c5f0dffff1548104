package dev.livekeep.origin.fault;

import java.util.Locale;

/** What a request asks for. */
public enum RequestKind {
    TOKEN,
    MULTIVARIANT,
    MEDIA,
    SEGMENT,
    INIT,
    OTHER;

    /** The name in fault scripts and journals. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
