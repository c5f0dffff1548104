package dev.livekeep.domain.quality;

import dev.livekeep.domain.playlist.Rendition;
import dev.livekeep.domain.playlist.Resolution;
import dev.livekeep.domain.playlist.Variant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A variant and what it is called.
 *
 * @param variant the variant as listed
 * @param listedNames the names the origin gives it, best first, without {@code (source)}; none for a nameless variant
 * @param pictureNames names by its picture, such as {@code 720p60}, for where the origin's do not say it
 * @param namedSource whether a name of the origin's ends in {@code (source)}
 */
public record OfferedVariant(
        Variant variant, List<String> listedNames, List<String> pictureNames, boolean namedSource) {
    private static final String SOURCE_MARK = " (source)";
    private static final int USUAL_RATE = 30;
    private static final int MOST_NAMES = 8;

    public OfferedVariant {
        listedNames = List.copyOf(listedNames);
        pictureNames = List.copyOf(pictureNames);
    }

    /** The names of each group of video renditions, in listed order; of a group that goes on and on the first few. */
    static Map<String, List<String>> videoNames(List<Rendition> renditions) {
        Map<String, List<String>> names = new HashMap<>();
        for (Rendition rendition : renditions) {
            if (rendition.type().equals("VIDEO")) {
                List<String> group = names.computeIfAbsent(rendition.groupId(), any -> new ArrayList<>(1));
                if (group.size() < MOST_NAMES) {
                    group.add(rendition.name());
                }
            }
        }
        return names;
    }

    /** {@code videoNames}: of all groups of the playlist. */
    static OfferedVariant of(Variant variant, Map<String, List<String>> videoNames) {
        List<String> names = new ArrayList<>();
        variant.videoGroup().ifPresent(group -> names.addAll(videoNames.getOrDefault(group, List.of())));
        Stream.of(
                        variant.ivsName(),
                        variant.stableVariantId(),
                        variant.attributes().text("NAME"))
                .flatMap(Optional::stream)
                .forEach(names::add);
        boolean source = names.stream().anyMatch(name -> name.endsWith(SOURCE_MARK));
        List<String> listed = names.stream()
                .map(OfferedVariant::withoutSourceMark)
                .filter(name -> !name.isBlank())
                .distinct()
                .toList();
        return new OfferedVariant(variant, listed, pictureNames(variant), source);
    }

    static String withoutSourceMark(String name) {
        return name.endsWith(SOURCE_MARK) ? name.substring(0, name.length() - SOURCE_MARK.length()) : name;
    }

    private static List<String> pictureNames(Variant variant) {
        if (variant.resolution().isEmpty()) {
            return isSoundOnly(variant) ? List.of(QualityWish.AUDIO_ONLY) : List.of();
        }
        String lines = variant.resolution().get().height() + "p";
        if (variant.frameRate().isEmpty()) {
            return List.of(lines);
        }
        long rate = Math.round(variant.frameRate().getAsDouble());
        return rate > USUAL_RATE ? List.of(lines + rate) : List.of(lines + rate, lines);
    }

    private static boolean isSoundOnly(Variant variant) {
        return variant.codecs()
                .filter(codecs -> !codecs.isBlank())
                .map(codecs -> Stream.of(codecs.split(",")).map(String::strip).allMatch(OfferedVariant::isSound))
                .orElse(false);
    }

    private static boolean isSound(String codec) {
        return Stream.of("mp4a", "ac-3", "ec-3", "ac-4", "opus", "Opus", "fLaC", "flac", "alac", "mp3")
                .anyMatch(codec::startsWith);
    }

    /** Whether it has no picture. */
    public boolean audioOnly() {
        return listedNames.contains(QualityWish.AUDIO_ONLY) || pictureNames.contains(QualityWish.AUDIO_ONLY);
    }

    /** Pixels a second; a frame rate that is not listed counts as 30. */
    double pixelRate() {
        return variant.resolution().map(Resolution::pixels).orElse(0L)
                * variant.frameRate().orElse(USUAL_RATE);
    }

    long bandwidth() {
        return variant.bandwidth().orElse(variant.averageBandwidth().orElse(0));
    }

    /** What to call it in a log: its first name, its picture, or else its bandwidth. */
    public String title() {
        return Stream.concat(listedNames.stream(), pictureNames.stream())
                .findFirst()
                .orElseGet(() -> "nameless, " + bandwidth() + " bit/s");
    }
}
