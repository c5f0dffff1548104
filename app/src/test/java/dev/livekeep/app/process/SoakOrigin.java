package dev.livekeep.app.process;

import dev.livekeep.origin.OriginMain;
import dev.livekeep.origin.config.ChannelConfig;
import dev.livekeep.origin.config.OriginConfig;
import dev.livekeep.origin.config.RenditionConfig;
import dev.livekeep.origin.media.MediaFormat;
import dev.livekeep.origin.story.Stories;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The origin of {@link RecorderSoak}, a process of its own: many small channels behind a flaky CDN. */
final class SoakOrigin {
    static final int CHANNELS = 50;
    private static final long BITS_PER_SECOND = 500_000;
    private static final Pattern TWITCH = Pattern.compile("--twitch-gql-url (\\S+)/gql ");

    private SoakOrigin() {}

    /** {@code JOURNAL}: serves until a signal ends it, with its journal whole. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        OriginConfig config = OriginConfig.defaults()
                .withChannels(IntStream.range(0, CHANNELS)
                        .mapToObj(SoakOrigin::channel)
                        .toList())
                .withJournalFile(Path.of(arguments[0]));
        OriginMain.run(Stories.named("flaky-cdn").orElseThrow().in(config), System.out);
    }

    private static ChannelConfig channel(int i) {
        MediaFormat format = i % 3 == 2 ? MediaFormat.FMP4 : MediaFormat.TS;
        return new ChannelConfig(name(i), List.of(RenditionConfig.video("720p60", format, BITS_PER_SECOND, 720, 60)));
    }

    private static String name(int i) {
        return "channel" + (i + 1);
    }

    /**
     * How {@code record} gets at all channels: in turns through Twitch's protocol, from a media playlist, and from a
     * multivariant playlist in fragmented MP4.
     *
     * @param said by the origin when it began
     */
    static List<String> arguments(String said) {
        Matcher twitch = TWITCH.matcher(said);
        if (!twitch.find()) {
            throw new IllegalArgumentException("want the address of Twitch, found " + said);
        }
        URI base = URI.create(twitch.group(1));
        return Stream.concat(
                        Stream.of("--twitch-gql-url=" + base + "/gql", "--twitch-usher-url=" + base + "/usher"),
                        IntStream.range(0, CHANNELS).mapToObj(i -> switch (i % 3) {
                            case 0 -> name(i);
                            case 1 -> name(i) + ":url:" + base + "/url/" + name(i) + "/720p60/media.m3u8";
                            default -> name(i) + ":url:" + base + "/url/" + name(i) + "/multivariant.m3u8";
                        }))
                .toList();
    }
}
