package dev.livekeep.domain.quality;

import dev.livekeep.domain.playlist.MultivariantPlaylist;
import dev.livekeep.domain.text.ForeignText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What one multivariant playlist offers, and the choosing from it. Variants of I-frames are no part of it. A variant
 * without a name is found by {@code source}, {@code best} and {@code worst} only and never spoils the others.
 */
public final class QualityMenu {
    private static final Comparator<OfferedVariant> BY_PICTURE =
            Comparator.comparingDouble(OfferedVariant::pixelRate).thenComparingLong(OfferedVariant::bandwidth);
    private static final Comparator<OfferedVariant> BY_BANDWIDTH =
            Comparator.comparingLong(OfferedVariant::bandwidth).thenComparingDouble(OfferedVariant::pixelRate);
    private static final String CHUNKED = "chunked";

    private final List<OfferedVariant> offered;
    private final SourceRule sourceRule;

    private QualityMenu(List<OfferedVariant> offered, SourceRule sourceRule) {
        this.offered = offered;
        this.sourceRule = sourceRule;
    }

    /** The menu of a playlist. */
    public static QualityMenu of(MultivariantPlaylist playlist, SourceRule sourceRule) {
        Map<String, List<String>> videoNames = OfferedVariant.videoNames(playlist.renditions());
        List<OfferedVariant> offered = playlist.variants().stream()
                .map(variant -> OfferedVariant.of(variant, videoNames))
                .toList();
        return new QualityMenu(offered, sourceRule);
    }

    /** What is offered, in listed order. */
    public List<OfferedVariant> offered() {
        return offered;
    }

    /** Chooses the first alternative that is offered. */
    public QualityChoice choose(QualityWish wish) {
        List<String> warnings = new ArrayList<>();
        Optional<QualityChoice.Chosen> chosen = Optional.empty();
        for (String alternative : wish.alternatives()) {
            if (chosen.isEmpty()) {
                chosen = find(alternative, warnings).map(variant -> new QualityChoice.Chosen(variant, alternative));
            }
        }
        List<String> titles = offered.stream().map(OfferedVariant::title).toList();
        return new QualityChoice(wish, titles, chosen, warnings);
    }

    private Optional<OfferedVariant> find(String alternative, List<String> warnings) {
        return switch (alternative) {
            case QualityWish.SOURCE -> source(warnings);
            case QualityWish.BEST -> best(pictures(), BY_PICTURE);
            case QualityWish.WORST -> best(pictures(), BY_PICTURE.reversed());
            default -> named(OfferedVariant.withoutSourceMark(alternative), warnings);
        };
    }

    /** Those with a picture; where there is none at all, the others. */
    private List<OfferedVariant> pictures() {
        List<OfferedVariant> pictures =
                offered.stream().filter(variant -> !variant.audioOnly()).toList();
        return pictures.isEmpty() ? offered : pictures;
    }

    private Optional<OfferedVariant> source(List<String> warnings) {
        if (sourceRule == SourceRule.HIGHEST_BANDWIDTH) {
            return best(pictures(), BY_BANDWIDTH);
        }
        List<Predicate<OfferedVariant>> signs = List.of(
                it -> it.variant().ivsVariantSource().filter("source"::equals).isPresent(),
                OfferedVariant::namedSource,
                it -> it.variant().videoGroup().filter(CHUNKED::equals).isPresent()
                        || it.listedNames().contains(CHUNKED));
        for (Predicate<OfferedVariant> sign : signs) {
            List<OfferedVariant> candidates = pictures().stream().filter(sign).toList();
            if (!candidates.isEmpty()) {
                return bestOf(QualityWish.SOURCE, candidates, warnings);
            }
        }
        Optional<OfferedVariant> guess = best(pictures(), BY_PICTURE);
        guess.ifPresent(it -> warnings.add(
                "no variant is marked as source; taking the best picture, " + ForeignText.quoted(it.title())));
        return guess;
    }

    private Optional<OfferedVariant> named(String name, List<String> warnings) {
        List<Predicate<OfferedVariant>> ways = List.of(
                it -> it.listedNames().contains(name),
                it -> it.listedNames().contains(sameAtUsualRate(name)),
                it -> it.pictureNames().contains(name),
                it -> it.pictureNames().contains(sameAtUsualRate(name)));
        for (Predicate<OfferedVariant> way : ways) {
            List<OfferedVariant> candidates = offered.stream().filter(way).toList();
            if (!candidates.isEmpty()) {
                return bestOf(name, candidates, warnings);
            }
        }
        return Optional.empty();
    }

    /** {@code 480p} for {@code 480p30} and the other way round; other names stay as they are. */
    private static String sameAtUsualRate(String name) {
        if (name.matches("\\d{1,5}p")) {
            return name + "30";
        }
        return name.matches("\\d{1,5}p30") ? name.substring(0, name.length() - 2) : name;
    }

    private static Optional<OfferedVariant> bestOf(
            String wanted, List<OfferedVariant> candidates, List<String> warnings) {
        Optional<OfferedVariant> best = best(candidates, BY_PICTURE);
        if (candidates.size() > 1) {
            best.ifPresent(it -> warnings.add(candidates.size() + " variants are " + ForeignText.quoted(wanted)
                    + "; taking the best of them, " + ForeignText.quoted(it.title()) + " of " + it.bandwidth()
                    + " bit/s"));
        }
        return best;
    }

    /** The greatest; of equal ones the first listed, as the others are its replacements. */
    private static Optional<OfferedVariant> best(List<OfferedVariant> candidates, Comparator<OfferedVariant> order) {
        return candidates.stream().reduce((best, next) -> order.compare(next, best) > 0 ? next : best);
    }
}
