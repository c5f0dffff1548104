package dev.livekeep.origin.live;

import dev.livekeep.origin.config.ChannelConfig;
import dev.livekeep.origin.config.OriginConfig;
import dev.livekeep.origin.config.RenditionConfig;
import dev.livekeep.origin.fault.ChannelFault;
import dev.livekeep.origin.fault.Dice;
import dev.livekeep.origin.fault.Fault;
import dev.livekeep.origin.fault.FaultEngine;
import dev.livekeep.origin.fault.Rule;
import dev.livekeep.origin.journal.Journal;
import dev.livekeep.origin.journal.JournalEvent;
import dev.livekeep.origin.journal.Sha256;
import dev.livekeep.origin.media.Body;
import dev.livekeep.origin.media.MediaLibrary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;

/** A channel that publishes a segment each segment duration, whether anyone asks or not. Safe for many threads. */
public final class LiveChannel {
    private static final int REMEMBERED = 4_000;

    private final ChannelConfig config;
    private final OriginConfig origin;
    private final Instant started;
    private final FaultEngine faults;
    private final Journal journal;
    private final MediaLibrary library;
    private final long baseTicks;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Entry> entries = new ArrayDeque<>();
    private long nextContent;
    private int broadcast;
    private long nextSequence;
    private long discontinuities;
    private boolean interrupted;
    private boolean offAir = true;

    /** A channel whose window is full at {@code started}. */
    public LiveChannel(
            ChannelConfig config,
            OriginConfig origin,
            Instant started,
            FaultEngine faults,
            Journal journal,
            MediaLibrary library) {
        this.config = config;
        this.origin = origin;
        this.started = started;
        this.faults = faults;
        this.journal = journal;
        this.library = library;
        baseTicks = Dice.below((1L << 33) / 90_000, origin.seed(), config.name(), 0) * 90_000;
    }

    /** What the channel was configured as. */
    public ChannelConfig config() {
        return config;
    }

    /** Publishes what is due. */
    public void advance(Instant now) {
        lock.lock();
        try {
            while (!dateOf(nextContent + 1).isAfter(now)) {
                publish(nextContent++);
            }
            while (entries.size() > REMEMBERED + origin.window()) {
                entries.removeFirst();
            }
        } finally {
            lock.unlock();
        }
    }

    /** What the newest playlist listed at that moment; empty before a broadcast's first segment. */
    public List<Entry> window(Instant at) {
        List<Entry> listed = new ArrayList<>();
        lock.lock();
        try {
            advance(at);
            for (Entry entry : (Iterable<Entry>) entries::descendingIterator) {
                boolean wanted = !entry.published().isAfter(at);
                if (wanted && (listed.size() == origin.window() || isOfEarlierBroadcast(entry, listed))) {
                    break;
                }
                if (wanted) {
                    listed.add(0, entry);
                }
            }
        } finally {
            lock.unlock();
        }
        return listed;
    }

    private static boolean isOfEarlierBroadcast(Entry entry, List<Entry> listed) {
        return !listed.isEmpty() && listed.get(0).broadcast() != entry.broadcast();
    }

    /** The entry of a content number that can be fetched at that moment. */
    public Optional<Entry> fetchable(long content, Instant now) {
        lock.lock();
        try {
            advance(now);
            return entries.stream()
                    .filter(e -> e.content() == content && !e.gap() && now.isBefore(gone(e)))
                    .findFirst();
        } finally {
            lock.unlock();
        }
    }

    /** Whether a broadcast is running and has published something. */
    public boolean isOnAir(Instant now) {
        Duration since = Duration.between(started, now);
        Optional<Rule> rule = faults.ofChannel(config.name(), since, OptionalLong.of(newestDue(now)));
        boolean ended = rule.isPresent() && rule.get().fault() instanceof ChannelFault.BroadcastEnd;
        lock.lock();
        try {
            advance(now);
            return !ended && !offAir;
        } finally {
            lock.unlock();
        }
    }

    /** The number of the newest content that is due, published or not. */
    public long newestDue(Instant now) {
        return Duration.between(dateOf(0), now).dividedBy(origin.segmentDuration()) - 1;
    }

    /** When a content number begins. */
    public Instant dateOf(long content) {
        Duration segment = origin.segmentDuration();
        return started.plus(segment.multipliedBy(content - origin.window()));
    }

    /** The rendition of that name. */
    public Optional<RenditionConfig> rendition(String name) {
        return config.renditions().stream().filter(r -> r.name().equals(name)).findFirst();
    }

    /** The bytes of a content number, published or still being made. */
    public Body body(RenditionConfig rendition, long content) {
        return media(rendition, content, "content");
    }

    /** The bytes of the advertisement that stands in the place of a content number. */
    public Body advertisement(RenditionConfig rendition, String session, long content) {
        return media(rendition, content, "advertisement " + session);
    }

    private Body media(RenditionConfig rendition, long content, String what) {
        String ident = "livekeep-origin " + origin.seed() + "/" + config.name() + "/" + rendition.name() + " " + what
                + " " + content;
        return library.segment(
                rendition.format(), origin.segmentDuration(), rendition.bitsPerSecond(), content, baseTicks, ident);
    }

    private void publish(long content) {
        Duration since = Duration.between(started, dateOf(content + 1));
        Optional<Fault> fault =
                faults.ofChannel(config.name(), since, OptionalLong.of(content)).map(Rule::fault);
        if (fault.isPresent() && fault.get() instanceof ChannelFault.BroadcastEnd) {
            offAir = true;
            return;
        }
        boolean tagged = fault.isPresent() && fault.get() instanceof ChannelFault.Gap gap && gap.tagged();
        if (fault.isPresent() && !tagged) {
            interrupted = true;
            return;
        }
        if (offAir) {
            beginBroadcast();
        }
        add(content, tagged);
    }

    private void beginBroadcast() {
        broadcast++;
        offAir = false;
        interrupted = false;
        discontinuities = 0;
        nextSequence = Dice.below(100_000, origin.seed(), config.name(), broadcast);
    }

    private void add(long content, boolean gap) {
        discontinuities += interrupted ? 1 : 0;
        Entry entry = new Entry(
                content,
                nextSequence++,
                broadcast,
                discontinuities,
                interrupted,
                gap,
                dateOf(content),
                origin.segmentDuration());
        interrupted = false;
        entries.addLast(entry);
        if (!gap) {
            config.renditions().forEach(rendition -> note(entry, rendition));
        }
    }

    private void note(Entry entry, RenditionConfig rendition) {
        Body body = body(rendition, entry.content());
        journal.add(new JournalEvent.Published(
                entry.published(),
                config.name(),
                rendition.name(),
                entry.content(),
                entry.broadcast(),
                entry.mediaSequence(),
                entry.date(),
                entry.duration(),
                leaves(entry),
                gone(entry),
                body.length(),
                new Sha256(library.initSection(rendition.format()), body)));
    }

    /** Until when the playlist of an ended broadcast stays, closed by EXT-X-ENDLIST: as long again as its window. */
    public Instant forgotten(List<Entry> window) {
        return leaves(window.get(window.size() - 1));
    }

    private Instant leaves(Entry entry) {
        return entry.published().plus(origin.segmentDuration().multipliedBy(origin.window()));
    }

    private Instant gone(Entry entry) {
        return leaves(entry).plus(origin.keptAfterWindow());
    }
}
