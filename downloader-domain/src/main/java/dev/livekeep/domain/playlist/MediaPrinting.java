package dev.livekeep.domain.playlist;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Writes one media playlist. */
final class MediaPrinting {
    private static final int NANO_DIGITS = 9;

    private final MediaPlaylist playlist;
    private final PlaylistText text = new PlaylistText();

    // what is in force after the last line written
    private long nextSequence;
    private long stretch;
    private int nextPart;
    private List<EncryptionKey> keys = List.of();
    private Optional<InitSection> initSection = Optional.empty();
    private OptionalLong bitrate = OptionalLong.empty();

    MediaPrinting(MediaPlaylist playlist) {
        this.playlist = playlist;
        this.nextSequence = playlist.mediaSequence()
                + playlist.skip().map(Skip::skippedSegments).orElse(0L);
        this.stretch = playlist.discontinuitySequence();
    }

    String print() {
        text.head(playlist);
        printFigures();
        printTwitch();
        playlist.skip().ifPresent(skip -> text.tag(TagName.SKIP, skip.attributes()));
        playlist.dateRanges().forEach(range -> text.tag(TagName.DATERANGE, range.attributes()));
        text.others(others(true));
        playlist.segments().forEach(this::printSegment);
        printWhatFollows();
        text.defines(playlist.defines());
        return text.toString();
    }

    private void printFigures() {
        playlist.targetDuration().ifPresent(target -> text.tag(TagName.TARGETDURATION, seconds(target)));
        text.tag(TagName.MEDIA_SEQUENCE, playlist.mediaSequence());
        if (playlist.discontinuitySequence() > 0) {
            text.tag(TagName.DISCONTINUITY_SEQUENCE, playlist.discontinuitySequence());
        }
        playlist.type().ifPresent(type -> text.tag(TagName.PLAYLIST_TYPE, type.name()));
        if (playlist.iframesOnly()) {
            text.tag(TagName.I_FRAMES_ONLY);
        }
        LowLatency low = playlist.lowLatency();
        low.serverControl().ifPresent(control -> text.tag(TagName.SERVER_CONTROL, control.attributes()));
        low.partTarget().ifPresent(target -> text.tag(TagName.PART_INF, "PART-TARGET=" + PlaylistText.decimal(target)));
    }

    private static String seconds(Duration span) {
        BigDecimal nanos = BigDecimal.valueOf(span.toNanos(), NANO_DIGITS).stripTrailingZeros();
        return nanos.toPlainString();
    }

    private void printTwitch() {
        TwitchFigures twitch = playlist.twitch();
        twitch.elapsedSeconds()
                .ifPresent(elapsed -> text.tag(TagName.TWITCH_ELAPSED_SECS, PlaylistText.decimal(elapsed)));
        twitch.totalSeconds().ifPresent(total -> text.tag(TagName.TWITCH_TOTAL_SECS, PlaylistText.decimal(total)));
        twitch.liveSequence().ifPresent(sequence -> text.tag(TagName.TWITCH_LIVE_SEQUENCE, sequence));
    }

    /** The playlist's own other tags, before the first or after the last segment; without segments all stand before. */
    private List<OtherTag> others(boolean before) {
        return playlist.otherTags().stream()
                .filter(tag -> before == (tag.position() == 0))
                .toList();
    }

    private void printSegment(MediaSegment segment) {
        advanceTo(segment.mediaSequence());
        printDiscontinuities(segment.discontinuitySequence());
        if (!segment.initSection().equals(initSection)) {
            initSection = segment.initSection();
            initSection.ifPresent(section -> printKeys(section.keys()));
            text.tag(TagName.MAP, initSection.map(InitSection::attributes).orElse(AttributeList.NONE));
        }
        printKeys(segment.keys());
        segment.programDateTime().ifPresent(date -> text.tag(TagName.PROGRAM_DATE_TIME, date.toString()));
        if (!segment.bitrate().equals(bitrate)) {
            bitrate = segment.bitrate();
            bitrate.ifPresent(kilobits -> text.tag(TagName.BITRATE, kilobits));
        }
        printParts();
        if (segment.gap()) {
            text.tag(TagName.GAP);
        }
        segment.byteRange().ifPresent(range -> text.tag(TagName.BYTERANGE, range.length() + "@" + range.offset()));
        boolean rangeOnly = segment.byteRange().isPresent()
                && segment.durationText().isEmpty()
                && segment.title().isEmpty();
        if (!rangeOnly) {
            text.tag(TagName.EXTINF, segment.durationText() + "," + segment.title());
        }
        text.others(segment.otherTags());
        text.line(segment.uriText());
        nextSequence++;
    }

    /** Where segments were lost, lines that are no segment either stand for their numbers. */
    private void advanceTo(long mediaSequence) {
        while (nextSequence < mediaSequence) {
            printParts();
            text.tag(TagName.EXTINF, "0,");
            text.line(ListedUri.NOWHERE);
            nextSequence++;
        }
    }

    private void printDiscontinuities(long until) {
        for (; stretch < until; stretch++) {
            text.tag(TagName.DISCONTINUITY);
        }
    }

    private void printKeys(List<EncryptionKey> wanted) {
        if (wanted.equals(keys)) {
            return;
        }
        if (!keys.isEmpty()) {
            text.tag(TagName.KEY, "METHOD=NONE");
        }
        wanted.forEach(key -> text.tag(TagName.KEY, key.attributes()));
        keys = wanted;
    }

    private void printParts() {
        List<PartialSegment> parts = playlist.lowLatency().parts();
        for (; nextPart < parts.size() && parts.get(nextPart).mediaSequence() == nextSequence; nextPart++) {
            text.tag(TagName.PART, parts.get(nextPart).attributes());
        }
    }

    private void printWhatFollows() {
        List<PartialSegment> parts = playlist.lowLatency().parts();
        while (nextPart < parts.size()) {
            advanceTo(parts.get(nextPart).mediaSequence());
            printParts();
        }
        text.others(others(false));
        playlist.prefetches().stream().findFirst().ifPresent(first -> advanceTo(first.mediaSequence()));
        for (Prefetch prefetch : playlist.prefetches()) {
            printDiscontinuities(prefetch.discontinuitySequence());
            text.tag(TagName.TWITCH_PREFETCH, prefetch.uriText());
        }
        text.tags(TagName.PRELOAD_HINT, playlist.lowLatency().preloadHints());
        text.tags(TagName.RENDITION_REPORT, playlist.lowLatency().renditionReports());
        if (playlist.ended()) {
            text.tag(TagName.ENDLIST);
        }
    }
}
