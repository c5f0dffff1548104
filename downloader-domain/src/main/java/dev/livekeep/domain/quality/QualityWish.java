package dev.livekeep.domain.quality;

import dev.livekeep.domain.archive.Quality;
import java.util.List;

/**
 * What is wanted of a stream: the first alternative that is offered.
 *
 * @param folder the archive's name for it: the first alternative as the user wrote it
 * @param alternatives names in order of preference, at least one
 */
public record QualityWish(Quality folder, List<String> alternatives) {
    public QualityWish {
        alternatives = List.copyOf(alternatives);
    }
}
