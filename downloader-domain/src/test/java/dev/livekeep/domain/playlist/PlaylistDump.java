package dev.livekeep.domain.playlist;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** A reading as text for people: one line a value, what is empty left out. */
final class PlaylistDump {
    private final StringBuilder text = new StringBuilder();

    private PlaylistDump() {}

    static String of(Playlist playlist) {
        PlaylistDump dump = new PlaylistDump();
        switch (playlist) {
            case MediaPlaylist media -> dump.media(media);
            case MultivariantPlaylist multivariant -> dump.multivariant(multivariant);
        }
        return dump.text.toString();
    }

    private void line(String name, Object value) {
        text.append(name).append(' ').append(shown(value)).append('\n');
    }

    private void value(String name, Object value) {
        Object found = switch (value) {
            case Optional<?> optional -> optional.isPresent() ? optional.get() : "";
            case OptionalDouble number -> number.isPresent() ? number.getAsDouble() : "";
            case OptionalLong number -> number.isPresent() ? number.getAsLong() : "";
            case List<?> list -> list.isEmpty() ? "" : list;
            default -> value;
        };
        if (!found.equals("") && !found.equals(false)) {
            line(name, found);
        }
    }

    private static String shown(Object value) {
        return value.toString()
                .codePoints()
                .collect(
                        StringBuilder::new,
                        (out, point) -> {
                            if (Character.isISOControl(point) || point == 0x2028 || point == 0xFFFD) {
                                out.append(String.format("<%04x>", point));
                            } else {
                                out.appendCodePoint(point);
                            }
                        },
                        StringBuilder::append)
                .toString();
    }

    private void common(Playlist playlist) {
        playlist.version().ifPresent(version -> line("version", version));
        value("independentSegments", playlist.independentSegments());
        playlist.start().ifPresent(start -> line("start", start.timeOffset() + (start.precise() ? " precise" : "")));
        playlist.defines()
                .forEach(define -> line("define", define.name() + " = " + define.value() + " by " + define.source()));
    }

    private void end(Playlist playlist) {
        playlist.otherTags().forEach(tag -> line("otherTag", "at " + tag.position() + " " + tag.text()));
        playlist.problems().forEach(problem -> line("problem", problem.inWords()));
    }

    private void media(MediaPlaylist media) {
        line("MediaPlaylist", media.mediaSequence() + " stretch " + media.discontinuitySequence());
        common(media);
        value("targetDuration", media.targetDuration());
        value("type", media.type());
        value("ended", media.ended());
        value("iframesOnly", media.iframesOnly());
        value("elapsed", media.twitch().elapsedSeconds());
        value("total", media.twitch().totalSeconds());
        value("liveSequence", media.twitch().liveSequence());
        media.skip().ifPresent(skip -> line("skip", skip.skippedSegments() + " (needs a full reload)"));
        media.dateRanges().forEach(this::dateRange);
        media.segments().forEach(this::segment);
        media.prefetches()
                .forEach(prefetch -> line(
                        "prefetch",
                        prefetch.mediaSequence() + " stretch " + prefetch.discontinuitySequence()
                                + (prefetch.opensStretch() ? " new " : " ") + prefetch.uri()));
        lowLatency(media.lowLatency());
        end(media);
    }

    private void lowLatency(LowLatency low) {
        low.serverControl()
                .ifPresent(control -> line(
                        "serverControl",
                        control.canBlockReload() + " " + control.canSkipUntil() + " " + control.holdBack() + " "
                                + control.partHoldBack()));
        value("partTarget", low.partTarget());
        low.parts()
                .forEach(part -> line(
                        "part",
                        part.mediaSequence() + " " + part.duration() + " "
                                + part.attributes().inText()));
        low.preloadHints().forEach(hint -> line("preloadHint", hint.inText()));
        low.renditionReports().forEach(report -> line("renditionReport", report.inText()));
    }

    private void dateRange(DateRange range) {
        line("dateRange", "'" + range.id() + "' class '" + range.classText() + "'");
        value("  start", range.start());
        value("  endsAt", range.endsAt());
        value("  endOnNext", range.endOnNext());
        line("  attributes", range.attributes().inText());
    }

    private void segment(MediaSegment segment) {
        line("segment", segment.mediaSequence() + " stretch " + segment.discontinuitySequence());
        line("  uri", segment.uri());
        line("  listed", segment.uriText());
        line("  duration", segment.duration() + " of '" + segment.durationText() + "'");
        value("  title", segment.title());
        value("  discontinuity", segment.discontinuity());
        value("  date", segment.programDateTime());
        value("  range", segment.byteRange().map(ByteRange::rangeHeader));
        segment.initSection().ifPresent(init -> line("  init", init(init)));
        segment.keys().forEach(key -> line("  key", key(key, segment.mediaSequence())));
        value("  gap", segment.gap());
        value("  bitrate", segment.bitrate());
        value("  scte35Out", segment.adMarkers().scte35Out());
        value("  cueOut", segment.adMarkers().cueOut());
        segment.otherTags().forEach(tag -> line("  otherTag", "at " + tag.position() + " " + tag.text()));
    }

    private static String init(InitSection init) {
        return init.uri()
                + init.byteRange().map(range -> " " + range.rangeHeader()).orElse("")
                + (init.keys().isEmpty() ? "" : " encrypted " + key(init.keys().get(0), 0));
    }

    private static String key(EncryptionKey key, long mediaSequence) {
        return key.method() + " "
                + key.location().map(uri -> uri.resolved().toString()).orElse("nowhere") + " iv "
                + HexFormat.of().formatHex(key.ivFor(mediaSequence)) + " " + key.keyFormat()
                + (key.decryptable() ? " decryptable" : "");
    }

    private void multivariant(MultivariantPlaylist playlist) {
        line("MultivariantPlaylist", playlist.variants().size() + " variants");
        common(playlist);
        playlist.contentSteering().ifPresent(steering -> line("contentSteering", steering.inText()));
        playlist.sessionData().forEach(data -> line("sessionData", data.inText()));
        playlist.sessionKeys().forEach(key -> line("sessionKey", key(key, 0)));
        playlist.renditions()
                .forEach(rendition -> line(
                        "rendition",
                        rendition.type() + " '" + rendition.groupId() + "' '" + rendition.name() + "' "
                                + rendition
                                        .location()
                                        .map(uri -> uri.resolved().toString())
                                        .orElse("")));
        playlist.iframeVariants().forEach(variant -> variant("iframeVariant", variant));
        playlist.variants().forEach(variant -> variant("variant", variant));
        end(playlist);
    }

    private void variant(String name, Variant variant) {
        line(name, variant.uri());
        value("  bandwidth", variant.bandwidth());
        value("  averageBandwidth", variant.averageBandwidth());
        value("  resolution", variant.resolution().map(size -> size.width() + "x" + size.height()));
        value("  frameRate", variant.frameRate());
        value("  codecs", variant.codecs());
        value("  videoGroup", variant.videoGroup());
        value("  audioGroup", variant.audioGroup());
        value("  stableVariantId", variant.stableVariantId());
        value("  ivsName", variant.ivsName());
        value("  ivsVariantSource", variant.ivsVariantSource());
        line("  attributes", variant.attributes().inText());
    }
}
