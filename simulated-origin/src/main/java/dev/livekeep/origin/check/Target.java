package dev.livekeep.origin.check;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A rendition that somebody tried to record.
 *
 * @param from when that began
 * @param until when it ended
 * @param hasMedia whether a media playlist of it was ever asked for, so that its address was known
 * @param plainEdges the edges where it was asked for as plain HLS
 * @param twitchEdges the edges where it could be had through Twitch, if it was asked for so
 * @param listed the contents a playlist was seen to list
 * @param replaced the contents in whose places advertisements were seen
 */
record Target(
        String channel,
        String rendition,
        Instant from,
        Instant until,
        boolean hasMedia,
        Set<Integer> plainEdges,
        Set<Integer> twitchEdges,
        Set<Long> listed,
        Set<Long> replaced) {

    /** What the requests for one rendition, or for its channel alone, tell of it. */
    static Target of(String channel, String rendition, List<AskedFact> asked, JournalFacts facts, CheckTerms terms) {
        Set<Integer> plain = new HashSet<>();
        Set<Integer> twitch = new HashSet<>();
        Set<Long> listed = new HashSet<>();
        Set<Long> replaced = new HashSet<>();
        for (AskedFact each : asked) {
            if (each.isTwitch()) {
                for (int edge = 1; edge <= facts.edges; edge++) {
                    twitch.add(edge);
                }
            } else {
                plain.add(each.edge());
            }
            listed.addAll(each.listed());
            replaced.addAll(each.replaced());
        }
        Instant first =
                asked.stream().map(AskedFact::at).min(Instant::compareTo).orElse(facts.ended);
        return new Target(
                channel,
                rendition,
                terms.from().orElse(first),
                terms.until().orElse(facts.ended),
                asked.stream().anyMatch(a -> a.kind().equals("media")),
                plain,
                twitch,
                listed,
                replaced);
    }
}
