package dev.livekeep.testkit.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

class UsesToolTest {

    @TempDir
    Path machine;

    @Test
    void aTestWhoseToolIsThereRunsAndIsCounted() throws IOException {
        install("cutter");

        Events tests = run(false);

        tests.assertStatistics(counts -> counts.succeeded(1).skipped(0).failed(0));
        assertThat(machine.resolve("tally/cutter")).content().isEqualTo(NeedsCutter.class.getName() + "#cuts\n");
    }

    @Test
    void aTestWhoseToolIsMissingIsSkippedWithTheReason() {
        Events tests = run(false);

        assertThat(tests.started().count()).isZero();
        assertThat(machine.resolve("tally")).doesNotExist();
    }

    @Test
    void aTestWhoseToolIsMissingFailsWhereToolsAreRequired() {
        Events tests = run(true);

        tests.assertStatistics(counts -> counts.skipped(0).failed(1));
    }

    @Test
    void aFolderOrAFileThatCannotRunIsNoTool() throws IOException {
        Files.createDirectories(machine.resolve("bin/folder"));
        Files.createFile(machine.resolve("bin/text"));

        var tools = new OutsideTools(machine.resolve("bin").toString(), false, machine.resolve("tally"));

        assertThat(tools.find("folder")).isEmpty();
        assertThat(tools.find("text")).isEmpty();
    }

    /** Run by the tests above only: its name keeps it out of the build's own search for tests. */
    static final class NeedsCutter {

        @Test
        @UsesTool("cutter")
        void cuts() {
            assertThat("cut").startsWith("c");
        }
    }

    private void install(String tool) throws IOException {
        Path bin = Files.createDirectories(machine.resolve("bin"));
        Files.createFile(
                bin.resolve(tool), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    private Events run(boolean required) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(NeedsCutter.class))
                .configurationParameter(
                        "livekeep.tools.path", machine.resolve("bin").toString())
                .configurationParameter("livekeep.tools.required", Boolean.toString(required))
                .configurationParameter(
                        "livekeep.tools.tally", machine.resolve("tally").toString())
                .execute()
                .testEvents();
    }
}
