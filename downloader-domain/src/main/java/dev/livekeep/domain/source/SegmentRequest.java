package dev.livekeep.domain.source;

import dev.livekeep.domain.playlist.MediaSegment;
import java.util.Optional;

/**
 * One download of one segment.
 *
 * @param channel whose allowances for addresses apply
 * @param segment what to fetch: URI, byte range, init section and key are the segment's own
 * @param client which connections to use
 * @param resume where to go on, if bytes of an earlier attempt are at hand
 */
public record SegmentRequest(ChannelSpec channel, MediaSegment segment, ClientRole client, Optional<Resume> resume) {}
