package dev.livekeep.domain.ads;

import dev.livekeep.domain.playlist.AdMarkers;
import dev.livekeep.domain.playlist.DateRange;
import dev.livekeep.domain.playlist.MediaPlaylist;
import dev.livekeep.domain.playlist.MediaSegment;
import dev.livekeep.domain.playlist.Prefetch;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The ad signs of one playlist. */
public final class AdSigns {
    private final AdRules rules;
    private final DatedSpans byClass;
    private final DatedSpans byId;
    private final Map<Long, AdMarkers> openBreaks;

    AdSigns(AdRules rules, MediaPlaylist playlist, Map<Long, AdMarkers> openBreaks) {
        this.rules = rules;
        this.openBreaks = openBreaks;
        List<DateRange> ranges = WholeRanges.of(playlist.dateRanges());
        this.byClass = spans(ranges, range -> rules.classes().contains(range.classText()));
        this.byId = spans(ranges, range -> rules.idBeginnings().stream().anyMatch(range.id()::startsWith));
    }

    private static DatedSpans spans(List<DateRange> ranges, Predicate<DateRange> wanted) {
        return new DatedSpans(ranges.stream().filter(wanted).toList());
    }

    /** The sign that a listed segment is an ad; empty for content. Without a date no date range is a sign. */
    public Optional<AdSign> of(MediaSegment segment, Optional<Instant> date) {
        return (rules.breakTags() ? ofBreak(segment) : Optional.<AdSign>empty())
                .or(() -> ofTitle(segment.title()))
                .or(() -> date.flatMap(this::ofDate));
    }

    private Optional<AdSign> ofBreak(MediaSegment segment) {
        AdMarkers listed = segment.adMarkers();
        AdMarkers open = openBreaks.getOrDefault(segment.mediaSequence(), AdMarkers.NONE);
        if (listed.scte35Out() || open.scte35Out()) {
            return Optional.of(AdSign.SCTE35_OUT);
        }
        return listed.cueOut() || open.cueOut() ? Optional.of(AdSign.CUE_OUT) : Optional.empty();
    }

    /**
     * The sign that a segment in the making is an ad; empty for content.
     *
     * @param lastListed the sign of the last listed segment
     */
    public Optional<AdSign> of(Prefetch prefetch, Optional<AdSign> lastListed) {
        if (prefetch.opensStretch()) {
            return Optional.of(AdSign.NEW_STRETCH);
        }
        return lastListed.isPresent() ? Optional.of(AdSign.CONTINUES_AD) : Optional.empty();
    }

    private Optional<AdSign> ofTitle(String title) {
        for (String word : rules.titleWords()) {
            if (title.contains(word)) {
                return Optional.of(AdSign.TITLE_WORD);
            }
        }
        for (String beginning : rules.titleBeginnings()) {
            if (title.startsWith(beginning)) {
                return Optional.of(AdSign.TITLE_BEGINNING);
            }
        }
        return isAdNumber(title) ? Optional.of(AdSign.TITLE_NUMBER) : Optional.empty();
    }

    private boolean isAdNumber(String title) {
        return rules.titleDigits() > 0
                && title.length() == rules.titleDigits()
                && title.chars().allMatch(here -> here >= '0' && here <= '9');
    }

    private Optional<AdSign> ofDate(Instant date) {
        if (byClass.contains(date)) {
            return Optional.of(AdSign.DATE_RANGE_CLASS);
        }
        return byId.contains(date) ? Optional.of(AdSign.DATE_RANGE_ID) : Optional.empty();
    }
}
