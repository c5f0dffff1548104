package dev.livekeep.origin.story;

import dev.livekeep.origin.config.AdPlan;
import dev.livekeep.origin.config.OriginConfig;
import dev.livekeep.origin.config.TwitchConfig;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;

/**
 * What a story needs besides its faults.
 *
 * @param edges how many at least
 * @param twitch how Twitch is played
 */
public record World(int edges, TwitchConfig twitch) {
    private static final Duration FORBIDDEN_BEFORE_GONE = Duration.ofSeconds(10);

    /** One edge, and Twitch without advertisements or short-lived addresses. */
    static World usual() {
        return new World(1, TwitchConfig.defaults());
    }

    static World of(Map<String, String> pairs) {
        World world = usual();
        AdPlan ads = AdPlan.none();
        for (Map.Entry<String, String> pair : pairs.entrySet()) {
            String value = pair.getValue();
            try {
                switch (pair.getKey()) {
                    case "edges" -> world = new World(Integer.parseInt(value), world.twitch);
                    case "url-life" ->
                        world = world.with(world.twitch.withUrlLife(seconds(value), FORBIDDEN_BEFORE_GONE));
                    case "clocks" -> world = world.with(world.twitch.withClockOffsets(clocks(value)));
                    case "preroll" ->
                        ads = new AdPlan(
                                Integer.parseInt(value), ads.midrollEvery(), ads.midrollSegments(), ads.signs());
                    case "midroll" -> ads = midroll(ads, value.split("/", 2));
                    default -> throw new IllegalArgumentException("no such word");
                }
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "want edges=N, url-life=SECONDS, clocks=SECONDS/…, preroll=N or midroll=EVERY/N after `# world:`, got "
                                + pair,
                        e);
            }
        }
        return world.with(world.twitch.withAds(ads));
    }

    private World with(TwitchConfig other) {
        return new World(edges, other);
    }

    private static AdPlan midroll(AdPlan ads, String[] numbers) {
        if (numbers.length < 2) {
            throw new IllegalArgumentException("want two numbers");
        }
        return ads.withMidroll(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
    }

    private static Duration[] clocks(String value) {
        return Arrays.stream(value.split("/", -1)).map(World::seconds).toArray(Duration[]::new);
    }

    private static Duration seconds(String value) {
        return Duration.ofNanos(Math.round(Double.parseDouble(value) * 1e9));
    }

    OriginConfig in(OriginConfig base) {
        return base.withEdges(Math.max(base.edges(), edges), base.ports().first())
                .withTwitch(twitch);
    }
}
