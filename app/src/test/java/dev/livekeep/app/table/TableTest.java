package dev.livekeep.app.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableTest {

    @Test
    void wordsStandLeftAndFiguresRight() {
        Table table = new Table("<><", "channel", "segments", "why");
        table.add("büs", 1_234, "");
        table.add("desertbus-2026", 7, "all is well");

        assertThat(table.lines())
                .containsExactly(
                        "channel         segments  why",
                        "büs                 1234",
                        "desertbus-2026         7  all is well");
    }

    @Test
    void aRowHasAsManyCellsAsTheHeadings() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Table("<<", "one", "two").add("one"));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "999, 999 B",
        "1000, 1.0 kB",
        "22512345, 22.5 MB",
        "1500000000, 1.50 GB",
        "12345000000000, 12345.00 GB"
    })
    void bytesHaveAUnit(long bytes, String words) {
        assertThat(new ByteCount(bytes).inWords()).isEqualTo(words);
    }
}
