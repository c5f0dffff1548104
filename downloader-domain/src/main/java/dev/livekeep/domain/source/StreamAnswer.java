package dev.livekeep.domain.source;

import dev.livekeep.domain.playlist.MultivariantPlaylist;
import java.net.URI;
import java.util.Optional;

/** What came of looking for a channel's stream. */
public sealed interface StreamAnswer {

    /**
     * Live, with these variants.
     *
     * @param details one line worth logging once (restrictions the service told of), or empty
     */
    record Variants(MultivariantPlaylist playlist, String details) implements StreamAnswer {}

    /**
     * The user's URL is itself a media playlist.
     *
     * @param first what looking found there, so that nothing of it is lost until the first poll
     */
    record SingleMedia(URI uri, Optional<MediaAnswer.Listed> first) implements StreamAnswer {

        /** One whose playlist was not read. */
        public SingleMedia(URI uri) {
            this(uri, Optional.empty());
        }
    }

    /** Not live now; the service said so. */
    record Offline(String words) implements StreamAnswer {}

    /** The service refused. */
    record Refused(Refusal refusal, String words) implements StreamAnswer {}

    /** No usable answer: network, status, format. A later try may do better. */
    record Failed(String reason) implements StreamAnswer {}
}
