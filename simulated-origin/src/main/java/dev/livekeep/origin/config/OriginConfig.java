package dev.livekeep.origin.config;

import dev.livekeep.origin.fault.FaultScript;
import dev.livekeep.origin.media.MediaLibrary;
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
 * @param segmentDuration a multiple of 0.2 s
 * @param window how many segments a media playlist lists
 * @param keptAfterWindow how long a segment can be fetched after it left the window; then 404
 * @param edges how many ports there are, each an edge of its own
 * @param port of the first edge, the others follow; 0 for any that are free
 * @param twitch how Twitch is played
 * @param faults what goes wrong from the start
 * @param journalFile where the journal is written besides memory
 * @param clock what drives publishing
 */
public record OriginConfig(
        List<ChannelConfig> channels,
        long seed,
        Duration segmentDuration,
        int window,
        Duration keptAfterWindow,
        int edges,
        int port,
        TwitchConfig twitch,
        FaultScript faults,
        Optional<Path> journalFile,
        InstantSource clock) {
    public OriginConfig {
        channels = List.copyOf(channels);
        MediaLibrary.units(segmentDuration);
        if (window < 3 || window > 100_000) {
            throw new IllegalArgumentException("want a window of 3 to 100000 segments, got " + window);
        }
        if (edges < 1 || edges > 64 || port < 0 || port + edges > 65_536) {
            throw new IllegalArgumentException("want 1 to 64 edges on valid ports, got " + edges + " from " + port);
        }
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
                Duration.ofSeconds(2),
                15,
                Duration.ofSeconds(30),
                1,
                0,
                TwitchConfig.defaults(),
                FaultScript.none(),
                Optional.empty(),
                InstantSource.system());
    }

    /** This with other channels. */
    public OriginConfig withChannels(ChannelConfig... some) {
        return withChannels(List.of(some));
    }

    /** This with other channels. */
    public OriginConfig withChannels(List<ChannelConfig> some) {
        return new OriginConfig(
                some, seed, segmentDuration, window, keptAfterWindow, edges, port, twitch, faults, journalFile, clock);
    }

    /** This with {@code count} channels {@code channel1}, {@code channel2} … in transport streams. */
    public OriginConfig withChannels(int count, long sourceBitsPerSecond) {
        return withChannels(IntStream.rangeClosed(1, count)
                .mapToObj(i -> ChannelConfig.ts("channel" + i, sourceBitsPerSecond))
                .toList());
    }

    /** This with another seed. */
    public OriginConfig withSeed(long other) {
        return new OriginConfig(
                channels,
                other,
                segmentDuration,
                window,
                keptAfterWindow,
                edges,
                port,
                twitch,
                faults,
                journalFile,
                clock);
    }

    /** This with other segments. */
    public OriginConfig withSegments(Duration duration, int listed, Duration kept) {
        return new OriginConfig(
                channels, seed, duration, listed, kept, edges, port, twitch, faults, journalFile, clock);
    }

    /** This with so many edges, the first on {@code firstPort}, or all on free ports where that is 0. */
    public OriginConfig withEdges(int count, int firstPort) {
        return new OriginConfig(
                channels,
                seed,
                segmentDuration,
                window,
                keptAfterWindow,
                count,
                firstPort,
                twitch,
                faults,
                journalFile,
                clock);
    }

    /** This with another Twitch. */
    public OriginConfig withTwitch(TwitchConfig other) {
        return new OriginConfig(
                channels,
                seed,
                segmentDuration,
                window,
                keptAfterWindow,
                edges,
                port,
                other,
                faults,
                journalFile,
                clock);
    }

    /** This with faults. */
    public OriginConfig withFaults(FaultScript script) {
        return new OriginConfig(
                channels,
                seed,
                segmentDuration,
                window,
                keptAfterWindow,
                edges,
                port,
                twitch,
                script,
                journalFile,
                clock);
    }

    /** This with a journal on disk. */
    public OriginConfig withJournalFile(Path file) {
        return new OriginConfig(
                channels,
                seed,
                segmentDuration,
                window,
                keptAfterWindow,
                edges,
                port,
                twitch,
                faults,
                Optional.of(file),
                clock);
    }

    /** This with another clock. */
    public OriginConfig withClock(InstantSource other) {
        return new OriginConfig(
                channels,
                seed,
                segmentDuration,
                window,
                keptAfterWindow,
                edges,
                port,
                twitch,
                faults,
                journalFile,
                other);
    }
}
