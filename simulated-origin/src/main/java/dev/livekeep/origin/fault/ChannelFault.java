package dev.livekeep.origin.fault;

import java.util.EnumSet;
import java.util.Set;

/** Changes what a channel publishes; decided by when the content is made, not by requests. */
public sealed interface ChannelFault extends Fault {
    @Override
    default Set<RequestKind> usualKinds() {
        return EnumSet.noneOf(RequestKind.class);
    }

    @Override
    default boolean denies() {
        return false;
    }

    /** Content of this time is never published; where {@code tagged}, it is listed with EXT-X-GAP. */
    record Gap(boolean tagged) implements ChannelFault {}

    /** The broadcast ends; after the rule a new one begins with a media sequence of its own. */
    record BroadcastEnd() implements ChannelFault {}
}
