package dev.livekeep.origin.check;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Something that could be asked of the origin.
 *
 * @param paths how its path begins; more than one where any of them does
 * @param bytes about how much the answer is
 */
record Question(
        String kind, String channel, Optional<String> rendition, List<String> paths, OptionalLong content, long bytes) {
    private static final long PLAYLIST_BYTES = 4096;

    static Question token(String channel) {
        return new Question("token", channel, Optional.empty(), List.of("/gql"), OptionalLong.empty(), PLAYLIST_BYTES);
    }

    static Question multivariant(String channel, boolean twitch) {
        List<String> paths = twitch
                ? List.of(
                        "/usher/api/v2/channel/hls/" + channel + ".m3u8", "/usher/api/channel/hls/" + channel + ".m3u8")
                : List.of("/url/" + channel + "/multivariant.m3u8");
        return new Question("multivariant", channel, Optional.empty(), paths, OptionalLong.empty(), PLAYLIST_BYTES);
    }

    static Question media(String channel, String rendition, boolean twitch) {
        String path = twitch ? "/v1/playlist/" : "/url/" + channel + "/" + rendition + "/media.m3u8";
        return new Question(
                "media", channel, Optional.of(rendition), List.of(path), OptionalLong.empty(), PLAYLIST_BYTES);
    }

    static Question init(String channel, String rendition, boolean twitch) {
        return new Question(
                "init",
                channel,
                Optional.of(rendition),
                List.of(folder(channel, rendition, twitch)),
                OptionalLong.empty(),
                PLAYLIST_BYTES);
    }

    static Question segment(Publication wanted, boolean twitch) {
        return new Question(
                "segment",
                wanted.channel(),
                Optional.of(wanted.rendition()),
                List.of(folder(wanted.channel(), wanted.rendition(), twitch)),
                OptionalLong.of(wanted.content()),
                wanted.bytes());
    }

    private static String folder(String channel, String rendition, boolean twitch) {
        return (twitch ? "/v1/segment/" : "/url/") + channel + "/" + rendition + "/";
    }
}
