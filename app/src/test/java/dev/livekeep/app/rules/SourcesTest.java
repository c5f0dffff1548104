package dev.livekeep.app.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourcesTest {

    private static final Path ROOT = Path.of("..");

    @Test
    void noSourceSaysWhatItShouldNot() throws IOException {
        List<String> offences = new ArrayList<>();
        for (Path source : Sources.below(ROOT)) {
            if (!source.endsWith("SourcesTest.java")) {
                Sources.offences(Files.readString(source)).stream()
                        .filter(what -> !isBenchmark(source) || !what.endsWith("something sleeps"))
                        .forEach(what -> offences.add(source + " " + what));
            }
        }

        assertThat(offences).isEmpty();
    }

    /** A benchmark measures for a time that is set. */
    private static boolean isBenchmark(Path source) {
        return ROOT.relativize(source).startsWith("benchmarks");
    }

    @Test
    void everyPackageOfEveryModuleIsNullMarked() throws IOException {
        List<Path> packages = Sources.below(ROOT).stream()
                .filter(source -> source.toString().contains("/src/main/"))
                .map(Path::getParent)
                .distinct()
                .toList();

        assertThat(packages)
                .isNotEmpty()
                .allSatisfy(folder -> assertThat(folder.resolve("package-info.java"))
                        .content()
                        .contains("@NullMarked"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Disabled",
                "@Disabled() void x() {}",
                "@Disabled(\"\")",
                "@Disabled(\" \")",
                "Thread.sleep(1);",
                "TimeUnit.SECONDS.sleep(1);",
                "// TODO later"
            })
    void anOffenceIsNoticed(String line) {
        assertThat(Sources.offences("class A {\n" + line + "\n}"))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("line 2: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"@Disabled(\"the server of this mirror has no ranges\")", "lane.sleepUntil(tick);"})
    void anHonestLineIsNoOffence(String line) {
        assertThat(Sources.offences(line)).isEmpty();
    }
}
