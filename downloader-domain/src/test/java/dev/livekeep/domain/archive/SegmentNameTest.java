package dev.livekeep.domain.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract §1: the grammar of paths, as we write them. */
class SegmentNameTest {

    private static final SegmentHash HASH = new SegmentHash("7IS92rssMzoSBQDIevHStbTNy-URRV3Vw-jzZ6pwOZM");
    private static final SegmentName NAME =
            new SegmentName(Instant.parse("2019-11-13T02:45:51.608Z"), new SegmentDuration(2), SegmentKind.FULL, HASH);

    @Test
    void theExampleOfTheContractIsWrittenAndReadBack() {
        String text = "desertbus/source/2019-11-13T02/"
                + "45:51.608000-2.0-full-7IS92rssMzoSBQDIevHStbTNy-URRV3Vw-jzZ6pwOZM.ts";

        SegmentPath path = new SegmentPath(new Channel("desertbus"), new Quality("source"), NAME);

        assertThat(path.text()).isEqualTo(text);
        assertThat(path).hasToString(text);
        assertThat(path.hour()).isEqualTo("2019-11-13T02");
        assertThat(path.fileName()).isEqualTo(NAME.fileName());
        assertThat(NAME).hasToString(NAME.fileName());
        assertThat(SegmentPath.parse(text)).isEqualTo(new NameReading.Found(FoundSegment.of(NAME)));
    }

    @Test
    void aHashThatBeginsWithADashIsReadBack() {
        SegmentHash hash = new SegmentHash("-" + HASH.text().substring(1));
        SegmentName name = new SegmentName(NAME.start(), NAME.duration(), SegmentKind.FULL, hash);

        assertThat(name.fileName()).contains("-full--IS92");
        assertThat(SegmentName.parse(name.hour(), name.fileName()))
                .isEqualTo(new NameReading.Found(FoundSegment.of(name)));
    }

    @ParameterizedTest
    @CsvSource({"FULL, full", "SUSPECT, suspect", "PARTIAL, partial"})
    void everyKindHasItsWord(SegmentKind kind, String text) {
        assertThat(kind.text()).isEqualTo(text);
        assertThat(SegmentKind.ofText(text)).contains(kind);
        assertThat(new SegmentName(NAME.start(), NAME.duration(), kind, HASH).fileName())
                .isEqualTo("45:51.608000-2.0-" + text + "-" + HASH.text() + ".ts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"temp", "FULL", "Full", "", "full "})
    void otherWordsAreNoKind(String text) {
        assertThat(SegmentKind.ofText(text)).isEmpty();
    }

    @Test
    void aSlotGivesEachOfItsCopiesAPath() {
        SegmentSlot slot =
                new SegmentSlot(new Channel("desertbus"), new Quality("source"), NAME.start(), NAME.duration());

        assertThat(slot.path(SegmentKind.FULL, HASH)).isEqualTo(new SegmentPath(slot.channel(), slot.quality(), NAME));
    }

    @Test
    void copiesOfOneSlotBeginAlikeAndTombstonesEndTheirOwnWay() {
        assertThat(NAME.slotText()).isEqualTo("45:51.608000-2.0-");
        assertThat(NAME.tombstoneName()).isEqualTo("45:51.608000-2.0-full-" + HASH.text() + ".tombstone");
    }

    @Test
    void whatGoesBeyondMicrosecondsIsCutOff() {
        Instant start = Instant.parse("2019-11-13T02:59:59.999999999Z");

        SegmentName name = new SegmentName(start, new SegmentDuration(2), SegmentKind.FULL, HASH);

        assertThat(name.start()).isEqualTo(Instant.parse("2019-11-13T02:59:59.999999Z"));
        assertThat(name.hour().text()).isEqualTo("2019-11-13T02");
        assertThat(name.end()).isEqualTo(Instant.parse("2019-11-13T03:00:01.999999Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "0000-12-31T23:59:59Z, 2",
        "10000-01-01T00:00:00Z, 2",
        "9999-12-31T23:59:59Z, 1",
        "9999-12-31T23:59:59.999999Z, 0.000001"
    })
    void aSegmentOutsideTheYears1To9999CannotBeNamed(String start, double duration) {
        Instant date = Instant.parse(start.startsWith("10000") ? "+" + start : start);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SegmentName(date, new SegmentDuration(duration), SegmentKind.FULL, HASH))
                .withMessageContaining("A segment lies in the years 1 to 9999");
    }

    @ParameterizedTest
    @CsvSource({
        "0001-01-01T00:00:00Z, 0001-01-01T00/00:00.000000-0.5-",
        "9999-12-31T23:59:59.499999Z, 9999-12-31T23/59:59.499999-0.5-"
    })
    void theFirstAndTheLastSegmentOfAllCanBeNamed(Instant start, String text) {
        SegmentName name = new SegmentName(start, new SegmentDuration(0.5), SegmentKind.FULL, HASH);

        assertThat(name.hour().text() + "/" + name.fileName()).startsWith(text);
        assertThat(SegmentName.parse(name.hour(), name.fileName()))
                .isEqualTo(new NameReading.Found(FoundSegment.of(name)));
    }

    @Test
    void theHashIsOverTheBytesOfTheFile() {
        assertThat(SegmentHash.of("70".getBytes(UTF_8)).text()).startsWith("_1oa4BKvpdTIicUK1Ceq9UX");
    }
}
