package dev.livekeep.ports;

import dev.livekeep.domain.source.ChannelSpec;
import dev.livekeep.domain.source.ClientRole;
import dev.livekeep.domain.source.MediaAnswer;
import dev.livekeep.domain.source.StreamAnswer;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Where playlists come from. Both calls return at once; the answer is given exactly once, on a thread of the source,
 * also after {@link Call#cancel()}. An implementation enforces {@code hard} over the whole exchange, body included, by
 * closing the connection, and bounds size and redirects (design §7). Trouble of any kind is an answer, never an
 * exception. Safe for many threads.
 */
public interface PlaylistSource {

    /** Finds out whether the channel is live and where its variants are; each answer may name new URLs. */
    Call findStream(ChannelSpec channel, ClientRole client, Duration hard, Consumer<StreamAnswer> reply);

    /** Fetches and reads one media playlist. */
    Call fetchMedia(MediaRequest request, Consumer<MediaAnswer> reply);

    /**
     * One poll.
     *
     * @param uri the media playlist's URL; it may carry a token and is never logged with its query
     * @param client which of the two connections pools to use
     * @param hard the most the whole exchange may take
     */
    record MediaRequest(ChannelSpec channel, URI uri, ClientRole client, Duration hard) {}
}
