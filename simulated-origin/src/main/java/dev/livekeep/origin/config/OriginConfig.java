package dev.livekeep.origin.config;

import dev.livekeep.origin.fault.FaultScript;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A simulated origin.
 *
 * @param channels all there are; an origin starts with full windows
 * @param seed decides media sequences, sessions, clocks of the media, places of midrolls and which requests meet faults
 * @param live what media playlists list, and for how long
 * @param ports where it listens
 * @param twitch how Twitch is played
 * @param faults what goes wrong from the start
 * @param file where the journal is written besides memory
 * @param clock what drives publishing
 */
public record OriginConfig(
        List<ChannelConfig> channels,
        long seed,
        LiveWindow live,
        Ports ports,
        TwitchConfig twitch,
        FaultScript faults,
        Optional<Path> file,
        InstantSource clock) {
    public OriginConfig {
        channels = List.copyOf(channels);
        if (channels.stream().map(ChannelConfig::name).distinct().count() != channels.size()) {
            throw new IllegalArgumentException("want channels of different names");
        }
    }

    /**
     * Channels {@code one} and {@code two} in transport streams and {@code three} in fragmented MP4 at 6 Mb/s, seed 1,
     * 15 segments of 2 s kept for 30 s more, one edge on any port, the system's clock, no faults, no file.
     */
    public static OriginConfig defaults() {
        return new OriginConfig(
                List.of(
                        ChannelConfig.ts("one", 6_000_000),
                        ChannelConfig.ts("two", 6_000_000),
                        ChannelConfig.fmp4("three", 6_000_000)),
                1,
                new LiveWindow(Duration.ofSeconds(2), 15, Duration.ofSeconds(30)),
                new Ports(1, 0),
                TwitchConfig.defaults(),
                FaultScript.none(),
                Optional.empty(),
                InstantSource.system());
    }

    /** This with other channels. */
    public OriginConfig withChannels(ChannelConfig... some) {
        return withChannels(List.of(some));
    }

    /** This with {@code count} channels {@code channel1}, {@code channel2} … in transport streams. */
    public OriginConfig withChannels(int count, long sourceBitsPerSecond) {
        return withChannels(IntStream.rangeClosed(1, count)
                .mapToObj(i -> ChannelConfig.ts("channel" + i, sourceBitsPerSecond))
                .toList());
    }

    /** This with other channels. */
    public OriginConfig withChannels(List<ChannelConfig> some) {
        return new OriginConfig(some, seed, live, ports, twitch, faults, file, clock);
    }

    /** This with another seed. */
    public OriginConfig withSeed(long other) {
        return new OriginConfig(channels, other, live, ports, twitch, faults, file, clock);
    }

    /** This with other segments, see {@link LiveWindow}. */
    public OriginConfig withSegments(Duration duration, int listed, Duration kept) {
        LiveWindow other = new LiveWindow(duration, listed, kept);
        return new OriginConfig(channels, seed, other, ports, twitch, faults, file, clock);
    }

    /** This with so many edges, the first on {@code firstPort}, or all on free ports where that is 0. */
    public OriginConfig withEdges(int count, int firstPort) {
        Ports other = new Ports(count, firstPort);
        return new OriginConfig(channels, seed, live, other, twitch, faults, file, clock);
    }

    /** This with another Twitch. */
    public OriginConfig withTwitch(TwitchConfig other) {
        return new OriginConfig(channels, seed, live, ports, other, faults, file, clock);
    }

    /** This with faults. */
    public OriginConfig withFaults(FaultScript script) {
        return new OriginConfig(channels, seed, live, ports, twitch, script, file, clock);
    }

    /** This with a journal on disk. */
    public OriginConfig withJournalFile(Path path) {
        return new OriginConfig(channels, seed, live, ports, twitch, faults, Optional.of(path), clock);
    }

    /** This with another clock. */
    public OriginConfig withClock(InstantSource other) {
        return new OriginConfig(channels, seed, live, ports, twitch, faults, file, other);
    }

    /** How long a segment is. */
    public Duration segmentDuration() {
        return live.segmentDuration();
    }

    /** How many segments a media playlist lists. */
    public int window() {
        return live.window();
    }

    /** How long a segment can be fetched after it left the window. */
    public Duration keptAfterWindow() {
        return live.keptAfterWindow();
    }

    /** How many edges there are. */
    public int edges() {
        return ports.edges();
    }
}
