package dev.livekeep.domain.source;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the headers of a good answer said.
 *
 * @param status 200 or 206
 * @param total the length of the whole segment on the wire, if announced
 * @param strongEtag if there was one
 * @param resumed whether the bytes that follow continue those of {@link Resume}; otherwise they begin anew
 * @param resumable whether a cut of this body may later be resumed (not coded, not encrypted, not growing)
 */
public record ResponseFacts(
        int status, OptionalLong total, Optional<String> strongEtag, boolean resumed, boolean resumable) {}
