package dev.livekeep.domain.ads;

import java.util.Set;

/**
 * What ads are known by. The words are Twitch's and may change, so all of them are settings ({@code policy.ads.…}).
 *
 * @param classes {@code CLASS} of ads' date ranges
 * @param idBeginnings beginnings of {@code ID} of ads' date ranges
 * @param titleWords what ads' titles contain
 * @param titleBeginnings beginnings of ads' titles
 * @param titleDigits how many digits a title has that is an ad's number; 0 where no number is a sign
 * @param breakTags whether the tags that open and close an ad break count
 */
public record AdRules(
        Set<String> classes,
        Set<String> idBeginnings,
        Set<String> titleWords,
        Set<String> titleBeginnings,
        int titleDigits,
        boolean breakTags) {
    public AdRules {
        if (titleDigits < 0) {
            throw new IllegalArgumentException("want a number of digits of at least 0, got " + titleDigits);
        }
        classes = Set.copyOf(classes);
        idBeginnings = Set.copyOf(idBeginnings);
        titleWords = Set.copyOf(titleWords);
        titleBeginnings = Set.copyOf(titleBeginnings);
    }

    /** What is known of Twitch's ads; {@code twitch-maf-ad} is an overlay over the content and not among them. */
    public static AdRules defaults() {
        return new AdRules(
                Set.of("twitch-stitched-ad"), Set.of("stitched-ad-"), Set.of("Amazon"), Set.of("FT|"), 10, true);
    }

    /** Nothing is an ad. */
    public static AdRules none() {
        return new AdRules(Set.of(), Set.of(), Set.of(), Set.of(), 0, false);
    }
}
