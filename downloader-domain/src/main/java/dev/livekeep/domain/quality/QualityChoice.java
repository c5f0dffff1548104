package dev.livekeep.domain.quality;

import dev.livekeep.domain.text.ForeignText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What came of one wish.
 *
 * @param wish what was wanted
 * @param offered what the origin offers, in listed order, as it calls it: foreign text
 * @param chosen what to record; empty when no alternative is offered
 * @param warnings what the user should know, each one plain line that is safe to log
 */
public record QualityChoice(QualityWish wish, List<String> offered, Optional<Chosen> chosen, List<String> warnings) {
    public QualityChoice {
        offered = List.copyOf(offered);
        warnings = List.copyOf(warnings);
    }

    /**
     * A variant and the wish it fulfils.
     *
     * @param variant what to record
     * @param alternative the alternative it was chosen for
     */
    public record Chosen(OfferedVariant variant, String alternative) {}

    /** Whether something else than the first alternative was chosen: when that appears, it is to be started. */
    public boolean isStandIn() {
        return chosen.filter(it -> !it.alternative().equals(wish.alternatives().get(0)))
                .isPresent();
    }

    /** Wanted, offered and chosen in one plain line, safe to log. */
    public String inWords() {
        return "wanted " + ForeignText.quoted(wish.inText()) + ", offered "
                + offered.stream().map(ForeignText::quoted).collect(Collectors.joining(", ")) + ", chosen "
                + chosen.map(it -> ForeignText.quoted(it.variant().title()) + " for "
                                + ForeignText.quoted(it.alternative()))
                        .orElse("none");
    }
}
