package dev.livekeep.domain.quality;

import dev.livekeep.domain.text.ForeignText;
import java.util.List;
import java.util.Optional;

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

    /**
     * Which of the alternatives was chosen, 0 for the first; as many as there are when none was. Where it is above 0 a
     * stand-in is recorded: when an alternative of a lower rank appears, that is to be started.
     */
    public int rank() {
        return chosen.map(it -> wish.alternatives().indexOf(it.alternative()))
                .orElse(wish.alternatives().size());
    }

    /** Wanted and chosen in one plain line, safe to log; the same for as long as the choice is. */
    public String inWords() {
        return "wanted " + ForeignText.quoted(wish.inText()) + ", chosen "
                + chosen.map(it -> ForeignText.quoted(it.variant().title()) + " for "
                                + ForeignText.quoted(it.alternative()))
                        .orElse("none");
    }
}
