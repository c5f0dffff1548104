package dev.livekeep.origin.twitch;

import dev.livekeep.origin.http.Request;
import java.util.List;

/** Compares requests to one version of usher with the golden files. */
final class UsherRequests {
    private final GoldenNames query;
    private final GoldenNames headers;

    UsherRequests(int version) {
        query = new GoldenNames("usher-v" + version + "-query.txt");
        headers = new GoldenNames("usher-v" + version + "-headers.txt");
    }

    /** What differs. */
    List<String> differences(Request request) {
        List<String> differences = query.differencesAndStrangers(request.query());
        differences.addAll(headers.differences(request.headers()));
        return differences;
    }
}
