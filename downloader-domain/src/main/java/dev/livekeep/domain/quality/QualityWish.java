package dev.livekeep.domain.quality;

import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.text.ForeignText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One quality a user wants, with alternatives: the first that is offered is recorded.
 *
 * @param folder the archive's name for it, whichever alternative is recorded: the first one as the user wrote it
 * @param alternatives names of variants, or {@code source}, {@code best}, {@code worst}, in order of preference
 */
public record QualityWish(Quality folder, List<String> alternatives) {
    /** What the streamer sends, as the origin passes it on. */
    public static final String SOURCE = "source";
    /** The best picture offered. */
    public static final String BEST = "best";
    /** The least picture offered. */
    public static final String WORST = "worst";
    /** No picture. */
    public static final String AUDIO_ONLY = "audio_only";

    private static final String ASK_FOR = "; write qualities as in 1080p60|720p60|source,audio_only";

    public QualityWish {
        alternatives = List.copyOf(alternatives);
        if (alternatives.isEmpty() || alternatives.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("Wanted at least one quality name and none empty, found "
                    + ForeignText.quoted(String.join("|", alternatives)) + ASK_FOR);
        }
        if (alternatives.stream().distinct().count() < alternatives.size()) {
            throw new IllegalArgumentException("Wanted each alternative once, found "
                    + ForeignText.quoted(String.join("|", alternatives)) + ASK_FOR);
        }
    }

    /**
     * Reads one wish, such as {@code 1080p60|720p60|source}. Blanks around names do not count.
     *
     * @throws IllegalArgumentException in one plain line, if a name is missing or cannot be a folder
     */
    public static QualityWish parse(String text) {
        List<String> names = Stream.of(text.split("\\|", -1)).map(String::strip).toList();
        return new QualityWish(new Quality(names.get(0)), names);
    }

    /**
     * Reads the value of an option: wishes separated by commas. A wish that is repeated word for word counts once.
     *
     * @throws IllegalArgumentException in one plain line, if a wish cannot be read or two have one folder
     */
    public static List<QualityWish> parseList(String text) {
        List<QualityWish> wishes = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            QualityWish wish = parse(part);
            boolean taken = wishes.stream().anyMatch(other -> other.folder().equals(wish.folder()));
            if (taken && !wishes.contains(wish)) {
                throw new IllegalArgumentException("Wanted a different first name in each quality, found "
                        + ForeignText.quoted(wish.folder().name()) + " twice: both would be one folder" + ASK_FOR);
            }
            if (!taken) {
                wishes.add(wish);
            }
        }
        return List.copyOf(wishes);
    }

    /** As a user writes it. */
    public String inText() {
        return alternatives.stream().collect(Collectors.joining("|"));
    }
}
