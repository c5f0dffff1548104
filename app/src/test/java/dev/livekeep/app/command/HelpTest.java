package dev.livekeep.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command says how it is written, short enough for a terminal. */
class HelpTest {

    @ParameterizedTest
    @ValueSource(strings = {"record", "config", "export", "verify", "demo", "rehearse", "origin"})
    void everyCommandHasHelp(String command) {
        Ran ran = Ran.command(command, "--help");

        assertThat(ran.code()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).startsWith("Usage: livekeep " + command + " ").contains("-h, --help");
        assertThat(ran.out().lines())
                .allSatisfy(
                        line -> assertThat(line).hasSizeLessThanOrEqualTo(100).doesNotEndWith(" "));
        assertThat(Ran.command("--help").out()).contains("\n  " + command + " ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--port=70000", "--faults=/no/such/script", "--seed=many", "stray"})
    void theOriginTellsMistakesInOneLine(String argument) {
        Ran ran = Ran.command("origin", argument);

        assertThat(ran.code()).isPositive();
        assertThat(ran.err().lines()).singleElement().asString().startsWith("livekeep: ");
    }

    @Test
    void whatIsNotBuiltIsRefusedAndHelpSaysSo() {
        Ran ran = Ran.command("record", "bus", "--low-latency");

        assertThat(ran.err()).isEqualTo("livekeep: --low-latency is not built into this version: leave it out\n");
        assertThat(Ran.command("record", "--help").out()).containsPattern("--low-latency +.*\\(not in this version\\)");
    }
}
