package dev.livekeep.origin.fault;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Something that goes wrong; docs/origin.md describes each. */
public sealed interface Fault permits ConnectionFault, AnswerFault, PlaylistFault, ChannelFault {
    /** Its name in scripts and journals: that of its record, in lower case with dashes, if the record does not say otherwise. */
    default String name() {
        return getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /** Which requests it concerns when the script does not say. */
    default Set<RequestKind> usualKinds() {
        return EnumSet.allOf(RequestKind.class);
    }

    /** Whether a request it meets cannot get the bytes it wants. */
    boolean denies();

    /** How much longer a request it meets takes, where that is known without the body's size. */
    default Duration delay() {
        return Duration.ZERO;
    }
}
