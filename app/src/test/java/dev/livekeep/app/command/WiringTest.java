package dev.livekeep.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.livekeep.app.UserMistake;
import dev.livekeep.app.options.RecordOptions;
import dev.livekeep.domain.capture.Jitter;
import dev.livekeep.metrics.HealthListener;
import dev.livekeep.metrics.LogCounter;
import dev.livekeep.metrics.MetricsListener;
import dev.livekeep.metrics.MetricsServer;
import dev.livekeep.ports.ArchiveStore;
import dev.livekeep.ports.Clock;
import dev.livekeep.ports.PlaylistHistory;
import dev.livekeep.ports.PlaylistSource;
import dev.livekeep.ports.Scheduler;
import dev.livekeep.ports.SegmentSource;
import dev.livekeep.ports.StoreEvents;
import dev.livekeep.ports.TaskRunner;
import dev.livekeep.system.SystemThreads;
import dev.livekeep.twitch.HttpSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every supported combination can be built, and nothing in it is bound by chance. */
class WiringTest {

    private static final List<Class<?>> WANTED = List.of(
            Clock.class,
            Scheduler.class,
            TaskRunner.class,
            Jitter.class,
            PlaylistSource.class,
            SegmentSource.class,
            ArchiveStore.class,
            PlaylistHistory.class,
            MetricsListener.class,
            HealthListener.class,
            LogCounter.class,
            MetricsServer.class);

    @TempDir
    Path folder;

    private Wiring wired(Map<String, String> environment, String... more) {
        List<String> arguments = new ArrayList<>(List.of("a", "--base-dir=" + folder.resolve("archive")));
        arguments.addAll(List.of(more));
        return new Wiring(RecordOptions.parse(arguments, Map.of()), environment, StoreEvents.NONE);
    }

    /** Makes every part, and takes down what has to be. */
    private static void makeAll(Wiring wiring) {
        try (SystemThreads threads = wiring.get(SystemThreads.class);
                ArchiveStore store = wiring.get(ArchiveStore.class);
                HttpSources sources = wiring.get(HttpSources.class)) {
            assertThat(List.of(threads, store, sources)).doesNotContainNull();
            assertThat(WANTED).allSatisfy(part -> assertThat(wiring.get(part)).isNotNull());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--fsync=each", "--fsync=batch", "--fsync=off"})
    void everyPartIsThereWhateverTheDiskIsAsked(String fsync) {
        Wiring wiring = wired(Map.of(), fsync, "--metrics-port=0", "--max-downloads-total=2");

        assertThatCode(() -> makeAll(wiring)).doesNotThrowAnyException();
    }

    @Test
    void severalStoresAreOneArchive() {
        Wiring wiring =
                wired(Map.of(), "--store=" + folder.resolve("second").toUri(), "--spool=" + folder.resolve("spool"));

        try (SystemThreads threads = wiring.get(SystemThreads.class);
                ArchiveStore store = wiring.get(ArchiveStore.class)) {
            assertThat(threads).isNotNull();
            assertThat(store.name()).contains("archive + file:").endsWith("second");
        }
    }

    @Test
    void aSchemeThatNothingOpensIsTold() {
        Wiring wiring = wired(Map.of(), "--store=ftp://h/x");

        UserMistake mistake = catchThrowableOfType(UserMistake.class, () -> wiring.get(ArchiveStore.class));

        assertThat(mistake.exitCode()).isEqualTo(1);
        assertThat(mistake).hasMessageContaining("nothing here opens \"ftp:\", only file, s3");
        wiring.get(SystemThreads.class).close();
    }

    @Test
    void tokenAddressesAndProxiesAreTaken() throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "abc123\n");

        Wiring wiring = wired(
                Map.of("HTTPS_PROXY", "http://proxy:3128", "NO_PROXY", "localhost"),
                "-t" + token,
                "--allow-address=10.0.0.0/8,::1/128",
                "--twitch-gql-url=http://h/gql");

        assertThatCode(() -> makeAll(wiring)).doesNotThrowAnyException();
    }

    @Test
    void aProxyThatCannotBeReadIsBadUsage() {
        UserMistake mistake =
                catchThrowableOfType(UserMistake.class, () -> wired(Map.of("HTTPS_PROXY", "http://bad port:x")));

        assertThat(mistake.exitCode()).isEqualTo(2);
        assertThat(mistake.getMessage()).doesNotContain("\n");
    }
}
