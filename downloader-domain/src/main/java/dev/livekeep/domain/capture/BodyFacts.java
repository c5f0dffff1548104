package dev.livekeep.domain.capture;

import dev.livekeep.domain.archive.SegmentHash;
import dev.livekeep.domain.media.MediaVerdict;
import dev.livekeep.domain.source.EndProof;
import java.time.Duration;

/**
 * Everything known of the bytes in a draft.
 *
 * @param complete whether the body ended without an error
 * @param trouble why not, or empty
 * @param proof how the end is known; {@link EndProof#NONE} when not complete
 * @param status 200 or 206, as the first answer said
 * @param bodyBytes without the init section
 * @param fileBytes with it: the length of the draft
 * @param hash SHA-256 of the draft
 * @param media what the media check found
 * @param elapsed network time, from the start of the attempt to the end of the body, without waits for the store
 * @param resumed whether the draft continues the one of an earlier attempt, which is then used up
 * @param resumable whether a later attempt may continue this draft
 */
public record BodyFacts(
        boolean complete,
        String trouble,
        EndProof proof,
        int status,
        long bodyBytes,
        long fileBytes,
        SegmentHash hash,
        MediaVerdict media,
        Duration elapsed,
        boolean resumed,
        boolean resumable) {}
