package dev.livekeep.domain.archive;

/**
 * A channel's name, which is also its folder in the archive (contract §1).
 *
 * <p>It is one path part: not empty, no {@code /}, {@code \} or control character, no leading dot, at most 255 bytes of
 * UTF-8. Anything else is refused with an {@link IllegalArgumentException} whose message can be shown to a user.
 */
public record Channel(String name) {

    public Channel {
        PathPart.check("A channel name", name);
    }

    /** Returns the name, so that a channel can be put into a message as it is. */
    @Override
    public String toString() {
        return name;
    }
}
