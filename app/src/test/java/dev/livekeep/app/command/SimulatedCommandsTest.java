package dev.livekeep.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.app.ExitCode;
import dev.livekeep.app.export.Tool;
import dev.livekeep.testkit.tools.UsesTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** {@code demo} and {@code rehearse}: the whole program against the simulated origin. */
@Tag("process")
class SimulatedCommandsTest {

    @TempDir
    Path base;

    @Test
    @UsesTool("python3")
    void aDemoIsWellAndPythonFindsEverySegmentAndNoHole() throws IOException, InterruptedException {
        Ran ran = Ran.command("demo", "--seconds=15", "--base-dir", base);

        assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
        assertThat(ran.out())
                .containsPattern("(?m)^one +source +\\d+ +\\d+\\.0 +[0-9.]+ MB +\\d+ +0 +[01] +0$")
                .containsPattern("(?m)^two +source +")
                .containsPattern("(?m)^three +source +")
                .contains("all is well", "nothing is missing", "livekeep export one source --from ");
        String read = Tool.said("python3", "src/test/python/read_archive.py", base);
        Object archive = new Load(LoadSettings.builder().build()).loadFromString(read);
        assertThat((List<?>) at(archive, "problems")).isEmpty();
        assertThat((Map<?, ?>) at(archive, "channels")).hasSize(3);
        for (String channel : List.of("one", "two", "three")) {
            assertWhole(at(archive, "channels", channel, "source"), read);
        }
    }

    private static void assertWhole(Object quality, String read) {
        int full = (Integer) at(quality, "copies", "full");
        int partial = (Integer) at(quality, "copies", "partial");
        assertThat(full).isGreaterThan(15);
        assertThat(partial).as("cut off by the end").isLessThanOrEqualTo(1);
        assertThat(at(quality, "copies", "suspect")).isEqualTo(0);
        assertThat(at(quality, "temps")).isEqualTo(0);
        assertThat((List<?>) at(quality, "segments")).hasSize(full + partial);
        assertThat((List<?>) at(quality, "holes")).as(read).hasSize(partial);
    }

    private static Object at(@Nullable Object tree, String... keys) {
        @Nullable Object found = tree;
        for (String key : keys) {
            found = ((Map<?, ?>) Objects.requireNonNull(found)).get(key);
        }
        return Objects.requireNonNull(found, () -> String.join("/", keys));
    }

    @Test
    void aRehearsalGetsAllThatCanBeHadInSpiteOfFaults() throws IOException {
        Path faults = Files.writeString(base.resolve("faults"), """
            always kind=segment each=1 p=0.2 : status 503
            always kind=segment each=1 p=0.2 : reset-in-body 0.5
            8..10 channel=two : outage
            """);

        Ran ran = Ran.command(
                "rehearse", "--seconds=20", "--seed=7", "--faults", faults, "--base-dir", base.resolve("archive"));

        assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
        assertThat(ran.out())
                .contains("3 rules for faults, seed 7", "recoverable but lost:         0", "all is well")
                .containsPattern("(?m)^outage +\\d+$")
                .containsPattern("(?m)^one +source +\\d+ ");
    }

    @Test
    void aRehearsalFailsWhenWhatCouldBeHadIsMissing() throws IOException {
        Path faults =
                Files.writeString(base.resolve("faults"), "always channel=two kind=segment each=1000 : status 503\n");

        Ran ran = Ran.command("rehearse", "--seconds=25", "--faults", faults, "--base-dir", base.resolve("archive"));

        assertThat(ran.code()).isEqualTo(ExitCode.FAILURE);
        assertThat(ran.out())
                .containsPattern("(?m)^missed: two \\S+ content ")
                .containsPattern("(?m)^recoverable but lost: +[1-9]");
    }

    @Test
    void mistakesAreToldInOneLine() throws IOException {
        Path odd = Files.writeString(base.resolve("odd"), "sometimes : rain\n");

        Ran notEmpty = Ran.command("demo", "--base-dir", base);
        Ran seconds = Ran.command("demo", "--seconds", "0");
        Ran script = Ran.command("rehearse", "--faults", odd);
        Ran noScript = Ran.command("rehearse", "--faults", base.resolve("none"));

        assertThat(notEmpty.code()).isEqualTo(ExitCode.FAILURE);
        assertThat(notEmpty.err()).contains("is not empty: give a new one");
        assertThat(seconds.code()).isEqualTo(ExitCode.USAGE);
        assertThat(seconds.err()).isEqualTo("livekeep: --seconds: want 1 to 86400, found 0\n");
        assertThat(script.code()).isEqualTo(ExitCode.USAGE);
        assertThat(script.err()).startsWith("livekeep: fault script line 1: ");
        assertThat(noScript.code()).isEqualTo(ExitCode.FAILURE);
        assertThat(noScript.err()).contains("cannot read the fault script");
    }

    @Test
    void helpIsShortAndTrue() {
        assertThat(Ran.command("demo", "--help").out()).contains("--seconds", "--base-dir");
        assertThat(Ran.command("rehearse", "--help").out()).contains("--faults", "--seed", "--seconds", "--base-dir");
    }
}
