package dev.livekeep.twitch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.livekeep.domain.text.ForeignText;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * Leave to watch one channel for a while. Its text shows nothing of it.
 *
 * @param value JSON text, of which {@code signature} is the signature
 */
record AccessToken(String signature, String value) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What Twitch restricts, on one line; empty if nothing worth telling. */
    String details() {
        try {
            return details(JSON.readTree(value));
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    private static String details(JsonNode value) {
        StringJoiner line = new StringJoiner(", ");
        String most = value.path("maximum_resolution").asText("");
        if (!most.isEmpty()) {
            String reasons = texts(value.path("maximum_resolution_reasons"));
            line.add("resolution at most " + ForeignText.quoted(most) + (reasons.isEmpty() ? "" : " " + reasons));
        }
        String restricted = texts(value.path("chansub").path("restricted_bitrates"));
        if (!restricted.isEmpty()) {
            line.add("restricted bitrates " + restricted);
        }
        String geoblock = value.path("geoblock_reason").asText("");
        if (!geoblock.isEmpty()) {
            line.add("geoblock " + ForeignText.quoted(geoblock));
        }
        flag(line, value, "show_ads");
        flag(line, value, "hide_ads");
        flag(line, value, "server_ads");
        return line.toString();
    }

    private static void flag(StringJoiner line, JsonNode value, String name) {
        if (value.path(name).isBoolean()) {
            line.add(name + " " + value.path(name).asBoolean());
        }
    }

    /** The first few texts anywhere below a node. */
    private static String texts(JsonNode node) {
        List<String> found = new ArrayList<>();
        collect(node, found);
        return found.isEmpty()
                ? ""
                : found.stream().distinct().limit(5).toList().toString();
    }

    private static void collect(JsonNode node, List<String> found) {
        if (node.isTextual()) {
            found.add(ForeignText.quoted(node.asText()));
        }
        node.forEach(child -> collect(child, found));
    }

    @Override
    public String toString() {
        return "an access token";
    }
}
