package dev.livekeep.domain.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.livekeep.domain.archive.Quality;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QualityWishTest {
    @Test
    void namesTheFolderAfterTheFirstAlternative() {
        QualityWish wish = QualityWish.parse(" 1080p60 | 720p60|source");

        assertThat(wish.folder()).isEqualTo(new Quality("1080p60"));
        assertThat(wish.alternatives()).containsExactly("1080p60", "720p60", "source");
        assertThat(wish.inText()).isEqualTo("1080p60|720p60|source");
    }

    @Test
    void readsAListWithBlanksAndRepeats() {
        List<QualityWish> wishes = QualityWish.parseList("source, 480p|360p,audio_only,source");

        assertThat(wishes).extracting(QualityWish::inText).containsExactly("source", "480p|360p", "audio_only");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a,,b", "a|", "|a", "a||b", "a|a", "a,a|b", "../x", "chat", ".hidden", "a/b"})
    void refusesInOneLineWhatCannotBeAFolderOrNamesNothing(String text) {
        assertThatThrownBy(() -> QualityWish.parseList(text))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .isNotBlank()
                .doesNotContain("\n");
    }

    @Test
    void refusesNoAlternatives() {
        assertThatThrownBy(() -> new QualityWish(new Quality("a"), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
