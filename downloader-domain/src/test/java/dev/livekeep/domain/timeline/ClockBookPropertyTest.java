package dev.livekeep.domain.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.time.Tick;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * A random stream is listed by sessions that come and go: each with a clock of its own, which may be set anew at a
 * discontinuity, the leading one's too, and with pods of ads or gaps where the others may have content. Now and then we
 * stand still and hear of nothing for a while. Whatever is named for certain is named by one clock.
 */
class ClockBookPropertyTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    /** A session that lists the contents from the first to the last. */
    private static final class Session {
        private final String name;
        private final int last;
        private Duration offset;
        private int adsUntil;

        private Session(String name, int last, Duration offset) {
            this.name = name;
            this.last = last;
            this.offset = offset;
        }

        private Instant date(Instant truth) {
            return truth.plus(offset);
        }
    }

    /** What the book is told, and what it says. */
    private static final class World {
        private final Random random;
        private final List<Session> live = new ArrayList<>();
        private final Map<Integer, Instant> named = new TreeMap<>();
        private final List<Instant> truths = new ArrayList<>();
        private ClockBook book = ClockBook.empty();
        private Duration line = Duration.ZERO;
        private int sessions;
        private int pausedUntil;

        private World(long seed) {
            this.random = new Random(seed);
        }

        private Duration anyOffset() {
            return Duration.ofMillis((random.nextBoolean() ? 1 : -1) * (300L + random.nextInt(1601)));
        }

        private void play(int contents) {
            Instant truth = NOON;
            for (int content = 0; content < contents; content++) {
                comeAndGo(content);
                truths.add(truth);
                if (random.nextInt(100) == 0) {
                    pausedUntil = content + random.nextInt(60);
                }
                if (content >= pausedUntil && random.nextInt(20) > 0) {
                    list(content, truth);
                }
                truth = truth.plusMillis(1000L + random.nextInt(3000));
            }
        }

        private void comeAndGo(int content) {
            live.removeIf(session -> {
                if (session.last < content) {
                    book = book.without(session.name);
                }
                return session.last < content;
            });
            if (live.isEmpty() || (live.size() < 3 && random.nextInt(10) == 0)) {
                live.add(new Session("session " + ++sessions, content + 1 + random.nextInt(40), anyOffset()));
            }
            if (random.nextInt(50) == 0) {
                Session reset = live.get(random.nextInt(live.size()));
                reset.offset = anyOffset();
                book = book.doubted(reset.name, tick(content));
            }
        }

        private static Tick tick(int content) {
            return new Tick(content * 1_000_000_000L);
        }

        /** Each shows a pod of ads now and then; those who know their clock name the content, the others compare. */
        private void list(int content, Instant truth) {
            for (Session session : live) {
                if (content >= session.adsUntil && random.nextInt(12) == 0) {
                    session.adsUntil = content + 1 + random.nextInt(6);
                }
            }
            List<Session> showing =
                    live.stream().filter(session -> content >= session.adsUntil).toList();
            showing.stream()
                    .filter(session -> book.isCertain(session.name))
                    .forEach(session -> name(content, session, truth));
            for (Session session : showing) {
                if (!book.isCertain(session.name) && named.containsKey(content)) {
                    book = book.proven(session.name, session.date(truth), named.get(content), tick(content));
                    name(content, session, truth);
                }
            }
            if (!showing.isEmpty() && live.stream().noneMatch(session -> book.isCertain(session.name))) {
                begin(content, showing.get(0), truth);
            }
        }

        private void begin(int content, Session session, Instant truth) {
            book = book.begun(session.name, tick(content));
            line = session.offset;
            named.clear();
            name(content, session, truth);
        }

        private void name(int content, Session session, Instant truth) {
            Instant name = book.named(session.name, session.date(truth));
            Instant before = named.putIfAbsent(content, name);
            assertThat(before == null || before.equals(name))
                    .as("one name for content %d, by %s", content, session.name)
                    .isTrue();
        }
    }

    @Property
    void everyContentHasOneNameAndNamesLieAsFarApartAsTheContentsDo(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int contents) {
        World world = new World(seed);

        world.play(contents);

        world.named.forEach((content, name) -> assertThat(name)
                .as("content %d", content)
                .isEqualTo(world.truths.get(content).plus(world.line)));
        assertThat(world.book.clocks()).hasSizeLessThanOrEqualTo(world.live.size());
    }
}
