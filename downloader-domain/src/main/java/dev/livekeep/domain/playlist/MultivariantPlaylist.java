package dev.livekeep.domain.playlist;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One reading of a stream's list of variants (RFC 8216 §4.3.4).
 *
 * @param version {@code EXT-X-VERSION}
 * @param independentSegments whether {@code EXT-X-INDEPENDENT-SEGMENTS} is listed
 * @param start {@code EXT-X-START}
 * @param defines variables
 * @param variants in listed order
 * @param renditions {@code EXT-X-MEDIA} in listed order
 * @param iframeVariants {@code EXT-X-I-FRAME-STREAM-INF}: pictures for seeking, never recorded
 * @param sessionData the attributes of each {@code EXT-X-SESSION-DATA}
 * @param sessionKeys {@code EXT-X-SESSION-KEY}
 * @param contentSteering the attributes of {@code EXT-X-CONTENT-STEERING}
 * @param otherTags unknown tags; their position counts variants
 * @param problems what could not be read
 */
public record MultivariantPlaylist(
        OptionalInt version,
        boolean independentSegments,
        Optional<StartPoint> start,
        List<Define> defines,
        List<Variant> variants,
        List<Rendition> renditions,
        List<Variant> iframeVariants,
        List<AttributeList> sessionData,
        List<EncryptionKey> sessionKeys,
        Optional<AttributeList> contentSteering,
        List<OtherTag> otherTags,
        List<PlaylistProblem> problems)
        implements Playlist {
    public MultivariantPlaylist {
        defines = List.copyOf(defines);
        variants = List.copyOf(variants);
        renditions = List.copyOf(renditions);
        iframeVariants = List.copyOf(iframeVariants);
        sessionData = List.copyOf(sessionData);
        sessionKeys = List.copyOf(sessionKeys);
        otherTags = List.copyOf(otherTags);
        problems = List.copyOf(problems);
    }

    @Override
    public MultivariantPlaylist withoutProblems() {
        return new MultivariantPlaylist(
                version,
                independentSegments,
                start,
                defines,
                variants,
                renditions,
                iframeVariants,
                sessionData,
                sessionKeys,
                contentSteering,
                otherTags,
                List.of());
    }
}
