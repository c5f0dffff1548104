package dev.livekeep.origin.twitch;

import dev.livekeep.origin.journal.Json;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Issues playback access tokens and knows its own again. */
final class Tokens {
    private static final Duration LIFE = Duration.ofMinutes(20);

    private final SecretKeySpec key;

    Tokens(long seed) {
        key = new SecretKeySpec(("livekeep-origin " + seed).getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    /** What a token says of a channel. */
    String value(String channel, Instant now) {
        return Json.text(Json.object(
                "authorization",
                Map.of("forbidden", false, "reason", ""),
                "channel",
                channel,
                "chansub",
                Map.of("restricted_bitrates", List.of()),
                "geoblock_reason",
                "",
                "hide_ads",
                false,
                "show_ads",
                true,
                "maximum_resolution",
                "FULL_HD",
                "player_type",
                "embed",
                "expires",
                now.plus(LIFE).getEpochSecond()));
    }

    /** The signature of a token's text, 64 hex digits. */
    String signature(String value) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(value.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("want HmacSHA256 in this Java", e);
        }
    }

    boolean isOurs(String value, String signature) {
        return signature(value).equals(signature);
    }

    /** Whether a token of ours is for that channel. */
    static boolean isFor(String channel, String value) {
        return Json.parse(value) instanceof Map<?, ?> token && channel.equals(token.get("channel"));
    }

    /** Whether a token of ours still holds. */
    static boolean isAlive(String value, Instant now) {
        return Json.parse(value) instanceof Map<?, ?> token
                && token.get("expires") instanceof Double expires
                && now.getEpochSecond() < expires;
    }
}
