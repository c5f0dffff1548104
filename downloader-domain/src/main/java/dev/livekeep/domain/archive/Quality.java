package dev.livekeep.domain.archive;

import dev.livekeep.domain.text.ForeignText;

/**
 * A quality's name as the archive knows it, which is also its folder below the channel (contract §1).
 *
 * <p>The rules of {@link Channel} hold; besides, {@code chat} is refused, because that folder belongs to batches of chat
 * messages.
 */
public record Quality(String name) {

    private static final String RESERVED = "chat";

    public Quality {
        PathPart.check("A quality name", name);
        if (name.equals(RESERVED)) {
            throw PathPart.refusal(
                    "A quality name",
                    "a name that nobody else uses",
                    ForeignText.quoted(name) + ", the folder of chat messages",
                    "choose another name");
        }
    }

    /** Returns the name, so that a quality can be put into a message as it is. */
    @Override
    public String toString() {
        return name;
    }
}
