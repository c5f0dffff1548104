package dev.livekeep.origin.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How the origin plays Twitch.
 *
 * @param usherVersions which of usher 1 and 2 are there; the other answers a bare 404
 * @param urlLife how long a media playlist URL lives; then 403
 * @param goneAfter how long after that it answers 404 instead
 * @param clockOffsets what session 1, 2, … adds to all dates; begins anew when used up
 * @param prefetch how many segments still being made are listed, 0 to 2
 * @param oauthToken where present, a token request that brings another one is refused with 401
 */
public record TwitchConfig(
        Set<Integer> usherVersions,
        Duration urlLife,
        Duration goneAfter,
        List<Duration> clockOffsets,
        int prefetch,
        AdPlan ads,
        Optional<String> oauthToken) {
    public TwitchConfig {
        usherVersions = Set.copyOf(usherVersions);
        clockOffsets = List.copyOf(clockOffsets);
        if (clockOffsets.isEmpty() || prefetch < 0 || prefetch > 2) {
            throw new IllegalArgumentException("want at least one clock offset and 0 to 2 prefetch segments");
        }
    }

    /** Both ushers, URLs of 24 h, one clock, two prefetch lines, no advertisements, any OAuth token. */
    public static TwitchConfig defaults() {
        return new TwitchConfig(
                Set.of(1, 2),
                Duration.ofHours(24),
                Duration.ofMinutes(10),
                List.of(Duration.ZERO),
                2,
                AdPlan.none(),
                Optional.empty());
    }

    /** This with other ushers. */
    public TwitchConfig withUsherVersions(Integer... versions) {
        return new TwitchConfig(Set.of(versions), urlLife, goneAfter, clockOffsets, prefetch, ads, oauthToken);
    }

    /** This with URLs that answer 403 after {@code life} and 404 another {@code gone} later. */
    public TwitchConfig withUrlLife(Duration life, Duration gone) {
        return new TwitchConfig(usherVersions, life, gone, clockOffsets, prefetch, ads, oauthToken);
    }

    /** This with sessions whose clocks differ. */
    public TwitchConfig withClockOffsets(Duration... offsets) {
        return new TwitchConfig(usherVersions, urlLife, goneAfter, List.of(offsets), prefetch, ads, oauthToken);
    }

    /** This with advertisements. */
    public TwitchConfig withAds(AdPlan plan) {
        return new TwitchConfig(usherVersions, urlLife, goneAfter, clockOffsets, prefetch, plan, oauthToken);
    }

    /** This with another number of prefetch lines. */
    public TwitchConfig withPrefetch(int lines) {
        return new TwitchConfig(usherVersions, urlLife, goneAfter, clockOffsets, lines, ads, oauthToken);
    }

    /** This with one OAuth token that is accepted. */
    public TwitchConfig withOauthToken(String token) {
        return new TwitchConfig(usherVersions, urlLife, goneAfter, clockOffsets, prefetch, ads, Optional.of(token));
    }
}
