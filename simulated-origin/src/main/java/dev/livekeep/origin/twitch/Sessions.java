package dev.livekeep.origin.twitch;

import dev.livekeep.origin.config.AdPlan;
import dev.livekeep.origin.config.TwitchConfig;
import dev.livekeep.origin.fault.Dice;
import dev.livekeep.origin.journal.Journal;
import dev.livekeep.origin.journal.JournalEvent;
import dev.livekeep.origin.live.Entry;
import dev.livekeep.origin.live.LiveChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Opens sessions, and forgets them when their addresses have gone. Safe for many threads. */
final class Sessions {
    private static final int ADS_AT_ONCE = 2;

    private final TwitchConfig config;
    private final long seed;
    private final int edges;
    private final Journal journal;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Session> sessions = new HashMap<>();
    private final Map<String, Integer> opened = new HashMap<>();

    Sessions(TwitchConfig config, long seed, int edges, Journal journal) {
        this.config = config;
        this.seed = seed;
        this.edges = edges;
        this.journal = journal;
    }

    /** Opens the channel's next session; the channel has published something. */
    Session open(LiveChannel channel, Instant now) {
        List<Entry> window = channel.window(now);
        lock.lock();
        try {
            String name = channel.config().name();
            int number = opened.merge(name, 1, Integer::sum);
            Session session = session(name, number, window, now);
            sessions.put(session.id(), session);
            sessions.values().removeIf(s -> isForgotten(s, now));
            journal.add(new JournalEvent.SessionOpened(
                    now,
                    session.id(),
                    name,
                    session.clockOffset(),
                    session.broadcast(),
                    session.first().content(),
                    now.plus(config.urlLife())));
            return session;
        } finally {
            lock.unlock();
        }
    }

    private Session session(String channel, int number, List<Entry> window, Instant now) {
        AdPlan ads = config.ads();
        boolean preroll = ads.prerollSegments() > 0;
        Entry first = window.get(preroll ? Math.max(0, window.size() - ADS_AT_ONCE) : 0);
        String id = String.format("%016x", Dice.bits(seed, "session " + channel, number));
        int turn = (number - 1) % config.clockOffsets().size();
        return new Session(
                id,
                channel,
                (number - 1) % edges + 1,
                now,
                config.clockOffsets().get(turn),
                first.broadcast(),
                first,
                preroll ? 0 : 1_000 + Dice.below(9_000, seed, id, 0),
                ads,
                ads.midrollEvery() == 0 ? 0 : Dice.below(ads.midrollEvery(), seed, id, 1));
    }

    Optional<Session> find(String id) {
        lock.lock();
        try {
            return Optional.ofNullable(sessions.get(id));
        } finally {
            lock.unlock();
        }
    }

    /** How old a session is beyond the life of its addresses; negative while they live. */
    Duration overdue(Session session, Instant now) {
        return Duration.between(session.opened(), now).minus(config.urlLife());
    }

    /** Whether nothing is known of a session any more: its addresses answer 404. */
    boolean isForgotten(Session session, Instant now) {
        return overdue(session, now).compareTo(config.goneAfter()) >= 0;
    }
}
