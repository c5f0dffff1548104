package dev.livekeep.simulation;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.quality.QualityWish;
import dev.livekeep.domain.source.ChannelSpec;
import dev.livekeep.domain.source.SourceType;
import dev.livekeep.simulation.Broadcasts.Broadcast;
import dev.livekeep.testkit.VirtualTime;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** One channel as its origin has it: what is on the air, which sessions there are, and the true bytes. */
final class Origin {
    private static final int WINDOW = 12;
    private static final int EDGES = 3;
    private static final Duration EDGE_CHANGES_AFTER = Duration.ofSeconds(7);
    private static final Duration MIDROLL_EVERY = Duration.ofMinutes(8);
    private static final Duration MIDROLL = Duration.ofSeconds(20);
    private static final Duration SERVED_AFTER = Duration.ofSeconds(60);

    private final VirtualTime time;
    private final Chance chance;
    private final Instant begun;
    private final ChannelSpec spec;
    private final boolean twitch;
    private final int seconds;
    private final Weather weather;
    private final Optional<Duration> life;
    private final Broadcasts broadcasts;
    private final List<Session> sessions = new ArrayList<>();
    private final List<Weather.Spell> adSpells = new ArrayList<>();

    Origin(VirtualTime time, long seed, int number, Duration horizon, Troubles troubles) {
        this(time, new Chance(seed, "origin " + number), number, Optional.empty(), seed, horizon, troubles);
    }

    /** Twitch at its worst and nothing else: every address dies so soon, and each session begins with ads. */
    static Origin ofShortLives(VirtualTime time, long seed, ShortLives lives, Duration horizon) {
        return new Origin(time, new Chance(seed, "short lives"), 0, Optional.of(lives), seed, horizon, Troubles.ALL);
    }

    private Origin(
            VirtualTime time,
            Chance chance,
            int number,
            Optional<ShortLives> lives,
            long seed,
            Duration horizon,
            Troubles troubles) {
        String name = "channel" + number;
        this.time = time;
        this.begun = time.now();
        this.chance = chance;
        this.life = lives.map(ShortLives::life);
        this.twitch = number % 2 == 0;
        this.seconds = lives.isPresent() ? lives.get().seconds() : chance.pick(List.of(2, 2, 4, 6));
        this.weather = lives.isPresent()
                ? new Weather(time, List.of())
                : Weather.ofAnOrigin(time, name, new Chance(seed, "weather " + number), horizon, troubles);
        this.broadcasts = lives.isPresent() ? Broadcasts.endless() : new Broadcasts(chance, horizon);
        SourceType source = twitch
                ? new SourceType.Twitch(name)
                : new SourceType.Url(URI.create("http://origin.test/" + name + "/index.m3u8"));
        List<QualityWish> wishes = twitch
                ? List.of(QualityWish.parse("source"), QualityWish.parse("480p"))
                : List.of(QualityWish.parse("source"));
        boolean important = lives.isPresent() || chance.happens(0.5);
        this.spec = new ChannelSpec(new Channel(name), important, source, wishes);
    }

    ChannelSpec spec() {
        return spec;
    }

    boolean twitch() {
        return twitch;
    }

    Weather weather() {
        return weather;
    }

    Broadcasts broadcasts() {
        return broadcasts;
    }

    Chance chance() {
        return chance;
    }

    Duration segment() {
        return Duration.ofSeconds(seconds);
    }

    // --- sessions

    /** A look for the stream: a new session, or for a plain address the present one while it lasts. */
    Session open() {
        Duration now = time.elapsed();
        if (!twitch && !sessions.isEmpty() && now.compareTo(sessions.getLast().expires()) < 0) {
            return sessions.getLast();
        }
        int number = sessions.size();
        Duration skew = twitch ? Duration.ofMillis(chance.between(300, 1900)) : Duration.ZERO;
        Duration lasts = life.orElseGet(() -> twitch ? chance.seconds(30, 900) : chance.seconds(600, 3600));
        int broadcast = twitch ? broadcasts.latest(now).number() : -1;
        Session opened = new Session(
                number, broadcast, now, now.plus(lasts), skew, twitch ? 1000L * chance.between(0, 9) : 0, twitch);
        sessions.add(opened);
        return opened;
    }

    Session session(int number) {
        return sessions.get(number);
    }

    Broadcast shown(Session session) {
        return session.broadcast() < 0 ? broadcasts.latest(time.elapsed()) : broadcasts.number(session.broadcast());
    }

    URI address(Session session, String quality) {
        return URI.create("http://origin.test/" + spec.channel() + "/" + session.number() + "/" + quality
                + ".m3u8?token=" + session.number());
    }

    // --- what is listed

    /** The list as it stands at {@code at}. */
    String list(Session session, String quality, Duration at, ListStyle style) {
        Broadcast broadcast = shown(session);
        long published = broadcast.published(at, segment());
        long first = Math.max(0, published - WINDOW);
        StringBuilder text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:8\n#EXT-X-TARGETDURATION:" + seconds + "\n")
                .append("#EXT-X-MEDIA-SEQUENCE:" + (session.base() + first) + "\n");
        for (long number = first; number < published; number++) {
            boolean ad = isAd(session, broadcast, number);
            Instant start = begun.plus(broadcast.from())
                    .plusSeconds(seconds * number)
                    .plus(session.skew())
                    .plus(style.jump(broadcast.publishedAt(number, segment())));
            text.append("#EXT-X-PROGRAM-DATE-TIME:" + (style.badDates() ? "the day before yesterday" : start) + "\n")
                    .append(!ad && life.isEmpty() && number % 97 == 96 ? "#EXT-X-GAP\n" : "")
                    .append("#EXTINF:" + seconds + ".000," + (ad ? "Amazon|" + number : "live") + "\n")
                    .append(edge() + quality + "/" + broadcast.number() + "-" + number + (ad ? "-ad" : "") + ".ts\n");
        }
        boolean over = at.compareTo(broadcast.until()) >= 0;
        return text.append(style.ended() || over ? "#EXT-X-ENDLIST\n" : "").toString();
    }

    /** Every other channel's segments are listed under another address every few seconds, as a CDN's are. */
    private String edge() {
        return twitch ? "" : "edge" + time.elapsed().toNanos() / EDGE_CHANGES_AFTER.toNanos() % EDGES + "/";
    }

    /** Odd ways to write a list. */
    record ListStyle(boolean badDates, boolean ended, Optional<Duration> jumpFrom) {
        private static final Duration JUMP = Duration.ofMillis(700);

        static final ListStyle PLAIN = new ListStyle(false, false, Optional.empty());

        Duration jump(Duration publishedAt) {
            return jumpFrom.filter(from -> publishedAt.compareTo(from) >= 0).isPresent() ? JUMP : Duration.ZERO;
        }
    }

    private boolean isAd(Session session, Broadcast broadcast, long number) {
        Duration at = broadcast.publishedAt(number, segment());
        boolean midroll = life.isEmpty()
                && at.plus(Duration.ofDays(1)).toMillis() % MIDROLL_EVERY.toMillis() < MIDROLL.toMillis();
        return midroll
                || session.isPreroll(at)
                || adSpells.stream()
                        .anyMatch(spell -> spell.from().compareTo(at) <= 0 && at.compareTo(spell.until()) < 0);
    }

    /** From here on everything that comes out in this spell is an ad. */
    void onlyAds(Weather.Spell spell) {
        if (!adSpells.contains(spell)) {
            adSpells.add(spell);
        }
    }

    /** For how long content has been coming out that the newest session shows too, without any trouble. */
    Duration contentFor() {
        Duration now = time.elapsed();
        Duration best = weather.calmFor();
        if (broadcasts.at(now).isEmpty()) {
            return Duration.ZERO;
        }
        best = shorter(best, now.minus(broadcasts.at(now).get().from()));
        long intoAds = now.plus(Duration.ofDays(1)).toMillis() % MIDROLL_EVERY.toMillis() - MIDROLL.toMillis();
        best = shorter(best, Duration.ofMillis(Math.max(0, intoAds)));
        for (int i = Math.max(0, sessions.size() - 4); i < sessions.size(); i++) {
            Session session = sessions.get(i);
            if (now.compareTo(session.expires()) >= 0) {
                best = shorter(best, now.minus(session.expires()));
            }
            if (twitch) {
                best = shorter(best, now.minus(session.opened()));
            }
        }
        return best;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    // --- the bytes

    /** Whether a segment's address still gives something. */
    boolean serves(String path) {
        Address address = Address.of(path);
        Broadcast broadcast = broadcasts.number(address.broadcast());
        Duration at = broadcast.publishedAt(address.number(), segment());
        Duration last = at.plus(segment().multipliedBy(WINDOW)).plus(SERVED_AFTER);
        return at.compareTo(time.elapsed()) <= 0 && time.elapsed().compareTo(last) < 0;
    }

    /** The whole and true bytes of a segment. */
    byte[] body(String path) {
        Address address = Address.of(path);
        return Media.whole(
                seconds,
                Objects.hash(spec.channel().name(), address.quality()) * 1_000_003L
                        + address.broadcast() * 100_000L
                        + address.number());
    }

    /** A segment's address, taken apart. */
    record Address(String quality, int broadcast, long number) {
        static Address of(String path) {
            int name = path.lastIndexOf('/') + 1;
            int number = path.indexOf('-', name) + 1;
            int end = number;
            while (Character.isDigit(path.charAt(end))) {
                end++;
            }
            return new Address(
                    path.substring(path.lastIndexOf('/', name - 2) + 1, name - 1),
                    Integer.parseInt(path, name, number - 1, 10),
                    Long.parseLong(path, number, end, 10));
        }
    }
}
