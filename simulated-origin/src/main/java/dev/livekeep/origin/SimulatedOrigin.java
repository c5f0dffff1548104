package dev.livekeep.origin;

import dev.livekeep.origin.config.ChannelConfig;
import dev.livekeep.origin.config.OriginConfig;
import dev.livekeep.origin.config.RenditionConfig;
import dev.livekeep.origin.fault.FaultEngine;
import dev.livekeep.origin.fault.FaultScript;
import dev.livekeep.origin.http.Delivery;
import dev.livekeep.origin.http.Edge;
import dev.livekeep.origin.journal.Journal;
import dev.livekeep.origin.journal.JournalEvent;
import dev.livekeep.origin.live.LiveChannel;
import dev.livekeep.origin.live.PlainSite;
import dev.livekeep.origin.media.MediaLibrary;
import dev.livekeep.origin.packed.EncryptedSite;
import dev.livekeep.origin.packed.RangedSite;
import dev.livekeep.origin.twitch.TwitchSite;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A live origin on loopback: plain HLS and Twitch's protocol, healthy until told otherwise.
 *
 * <p>Addresses, below the base of any edge: {@code /url/CHANNEL/multivariant.m3u8}, {@code /url/CHANNEL/RENDITION/media.m3u8},
 * the same below {@code /aes128/} and {@code /byterange/}, {@code /gql}, {@code /usher/api/…}. Safe for many threads. Closing ends all connections and finishes the journal's file.
 */
public final class SimulatedOrigin implements AutoCloseable {
    private final OriginConfig config;
    private final Instant started;
    private final FaultEngine faults;
    private final Journal journal;
    private final Map<String, LiveChannel> channels = new LinkedHashMap<>();
    private final List<URI> bases = new CopyOnWriteArrayList<>();
    private final List<Edge> edges = new ArrayList<>();

    private SimulatedOrigin(OriginConfig config) throws IOException {
        this.config = config;
        started = config.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        faults = new FaultEngine(config.seed(), config.faults());
        journal = new Journal(config.file());
    }

    /**
     * Starts an origin.
     *
     * @throws IOException when a port is in use or the journal's file cannot be written; nothing stays open then
     */
    public static SimulatedOrigin start(OriginConfig config) throws IOException {
        SimulatedOrigin origin = new SimulatedOrigin(config);
        try {
            origin.open();
            return origin;
        } catch (IOException | RuntimeException e) {
            origin.close();
            throw e;
        }
    }

    private void open() throws IOException {
        journal.add(new JournalEvent.Started(
                started, config.seed(), config.segmentDuration(), config.window(), config.edges()));
        for (ChannelConfig channel : config.channels()) {
            journal.add(new JournalEvent.ChannelSet(
                    started,
                    channel.name(),
                    channel.renditions().stream().map(RenditionConfig::name).toList()));
        }
        noteScript(started);
        MediaLibrary library = new MediaLibrary();
        for (ChannelConfig channel : config.channels()) {
            channels.put(channel.name(), new LiveChannel(channel, config, started, faults, journal, library));
        }
        channels.values().forEach(c -> c.advance(started));
        Delivery delivery = new Delivery(config.clock(), bases);
        PlainSite plain = new PlainSite(channels, library, config.segmentDuration(), started, bases);
        TwitchSite twitch = new TwitchSite(config, started, channels, library, journal, bases);
        EncryptedSite encrypted =
                new EncryptedSite(channels, library, config.segmentDuration(), started, config.seed());
        RangedSite ranged = new RangedSite(channels, library, config.segmentDuration(), started);
        OriginHandler handler = new OriginHandler(
                config.clock(),
                started,
                List.of(plain, encrypted, ranged, twitch),
                channels,
                faults,
                delivery,
                journal);
        AtomicLong connections = new AtomicLong();
        for (int i = 0; i < config.edges(); i++) {
            Edge edge = new Edge(i + 1, config.ports().of(i + 1), handler, connections);
            edges.add(edge);
            bases.add(edge.base());
        }
        edges.forEach(Edge::start);
    }

    /** What it was started with. */
    public OriginConfig config() {
        return config;
    }

    /** When it began, by its clock; the times of fault scripts count from here. */
    public Instant started() {
        return started;
    }

    /** The address of edge 1, without a path. */
    public URI base() {
        return bases.get(0);
    }

    /** The addresses of all edges, edge 1 first. */
    public List<URI> bases() {
        return List.copyOf(bases);
    }

    /** The multivariant playlist of a channel in plain HLS. */
    public URI multivariant(String channel) {
        return base().resolve("/url/" + channel + "/multivariant.m3u8");
    }

    /** The media playlist of a rendition in plain HLS. */
    public URI media(String channel, String rendition) {
        return base().resolve("/url/" + channel + "/" + rendition + "/media.m3u8");
    }

    /** The multivariant playlist of a channel encrypted with AES-128. */
    public URI encrypted(String channel) {
        return base().resolve("/aes128/" + channel + "/multivariant.m3u8");
    }

    /** The multivariant playlist of a channel in byte ranges of growing files. */
    public URI ranged(String channel) {
        return base().resolve("/byterange/" + channel + "/multivariant.m3u8");
    }

    /** Twitch's GraphQL endpoint, whole. */
    public URI gql() {
        return base().resolve("/gql");
    }

    /** Twitch's usher, the part before {@code /api/}. */
    public URI usher() {
        return base().resolve("/usher");
    }

    /** Follows another fault script from now on; times in it still count from the start. */
    public void follow(FaultScript script) {
        Instant now = config.clock().instant();
        channels.values().forEach(c -> c.advance(now));
        faults.follow(script);
        noteScript(now);
    }

    /** How often each fault was served, by name. */
    public Map<String, Long> faultsServed() {
        return faults.servedByName();
    }

    /** The journal, brought up to now: what is due has been published. */
    public Journal journal() {
        Instant now = config.clock().instant();
        channels.values().forEach(c -> c.advance(now));
        return journal;
    }

    private void noteScript(Instant at) {
        FaultScript script = faults.script();
        journal.add(new JournalEvent.ScriptSet(at, script.rules().size()));
        script.rules().forEach(rule -> journal.add(new JournalEvent.RuleSet(at, started, rule)));
    }

    @Override
    public void close() {
        edges.forEach(Edge::close);
        Instant now = config.clock().instant();
        channels.values().forEach(c -> c.advance(now));
        journal.add(new JournalEvent.Closed(now, faults.servedByName()));
        journal.close();
    }
}
