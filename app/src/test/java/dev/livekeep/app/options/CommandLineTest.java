package dev.livekeep.app.options;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.app.ExitCode;
import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.capture.CapturePolicy;
import dev.livekeep.domain.quality.QualityWish;
import dev.livekeep.domain.source.ChannelSpec;
import dev.livekeep.domain.source.SourceType;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract §8: the options of the downloader that is replaced, in every spelling, and ours. */
class CommandLineTest {

    @Test
    void nothingButAChannelMeansTheDefaultsOfTheContract() {
        RecordOptions options = Parsed.line("a");

        assertThat(options.channels())
                .containsExactly(new ChannelSpec(
                        new Channel("a"),
                        true,
                        new SourceType.Twitch("a"),
                        List.of(QualityWish.parse(QualityWish.SOURCE))));
        assertThat(options.stores())
                .containsExactly(Path.of("").toAbsolutePath().toUri());
        assertThat(options.metricsPort()).isEqualTo(8001);
        assertThat(options.backdoorAsked()).isFalse();
        assertThat(options.authFile()).isEmpty();
        assertThat(options.policy().polling().history()).isZero();
        assertThat(options.duration()).isEmpty();
        assertThat(options.maxDownloadsTotal()).isEqualTo(64);
        assertThat(options.policy().bounds().downloads()).isEqualTo(16);
        assertThat(options.policy().wanted()).isEqualTo(new CapturePolicy.Wanted(false, false, false, false));
        assertThat(options.fsync()).isEqualTo(RecordOptions.Fsync.EACH);
        assertThat(options.progress()).isEqualTo(RecordOptions.Progress.AUTO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--metrics-port 80", "--metrics-port=80", "--metrics 80", "--m=80", "-m 80", "-m80"})
    void metricsPort(String spelling) {
        assertThat(Parsed.line(("a " + spelling).split(" ")).metricsPort()).isEqualTo(80);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--twitch-auth-file F",
                "--twitch-auth-file=F",
                "--twitch F",
                "--t=F",
                "-t F",
                "-tF",
                "--auth-file F",
                "--auth-file=F"
            })
    void authFile(String spelling) {
        assertThat(Parsed.line(("a " + spelling).split(" ")).authFile()).hasValue(Path.of("F"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--qualities x,y", "--qualities=x,y", "--qual=x,y", "-q x,y", "-qx,y"})
    void qualities(String spelling) {
        assertThat(Parsed.line(("a " + spelling).split(" ")).channels().get(0).qualities())
                .extracting(QualityWish::inText)
                .containsExactly("x", "y");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--qualities=", "-q ,", "--qualities= "})
    void noQualitiesOrAnEmptyNameAmongThem(String spelling) {
        String[] arguments = ("a " + spelling).split(" (?=.)");

        if (spelling.contains(",")) {
            assertThat(Parsed.mistake(arguments).exitCode()).isEqualTo(ExitCode.USAGE);
        } else {
            assertThat(Parsed.line(arguments).channels().get(0).qualities()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--playlist-debug 3", "--playlist-debug=3", "--playlist 3", "-p 3", "-p3"})
    void playlistDebug(String spelling) {
        assertThat(Parsed.line(("a " + spelling).split(" ")).policy().polling().history())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"--backdoor-port 1234, true", "--backdoor=1234, true", "--backdoor-port 0, false"})
    void backdoorPortIsAccepted(String spelling, boolean asked) {
        assertThat(Parsed.line(("a " + spelling).split(" ")).backdoorAsked()).isEqualTo(asked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--base-dir /mnt --base-dir /x a",
                "a --base-dir=/mnt --base-dir=/x",
                "--base-dir /mnt a --base /x",
                "a --store file:///x"
            })
    void theLastBaseDirWins(String line) {
        RecordOptions options = Parsed.line(line.split(" "));

        assertThat(options.stores()).containsExactly(Path.of("/x").toUri());
        assertThat(options.channels()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a -m 1 b", "-m 1 a b", "a b -m 1", "-m 1 -- a b", "a -m=1 b"})
    void optionsStandBeforeAndAfterChannels(String line) {
        RecordOptions options = Parsed.line(line.split(" "));

        assertThat(options.channels()).extracting(spec -> spec.channel().name()).containsExactly("a", "b");
        assertThat(options.metricsPort()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-h", "--help", "--h", "a --help", "--metrics-port 1 -h"})
    void helpIsAskedFor(String line) {
        assertThat(RecordLine.wantsHelp(List.of(line.split(" ")))).isTrue();
    }

    @Test
    void helpListsEveryOptionButTheConsole() {
        assertThat(RecordLine.help("record", "Records live channels."))
                .contains("Usage: livekeep record", "--base-dir", "-q", "--playlist-debug", "--twitch-usher-url")
                .doesNotContain("--backdoor-port");
    }

    @Test
    void oursAreRead() {
        RecordOptions options = Parsed.line(
                "a",
                "--duration=90s",
                "--max-downloads=3",
                "--max-downloads-total=9",
                "--fsync=batch",
                "--progress=off",
                "--log-file=/tmp/l",
                "--allow-address=10.0.0.0/8,127.0.0.1/32",
                "--allow-address=192.168.0.0/16",
                "--twitch-gql-url=http://h/gql",
                "--twitch-usher-url=http://h/usher");

        assertThat(options.duration()).hasValue(Duration.ofSeconds(90));
        assertThat(options.policy().bounds().downloads()).isEqualTo(3);
        assertThat(options.maxDownloadsTotal()).isEqualTo(9);
        assertThat(options.fsync()).isEqualTo(RecordOptions.Fsync.BATCH);
        assertThat(options.progress()).isEqualTo(RecordOptions.Progress.OFF);
        assertThat(options.logFile()).hasValue(Path.of("/tmp/l"));
        assertThat(options.allowAddresses()).containsExactly("10.0.0.0/8", "127.0.0.1/32", "192.168.0.0/16");
        assertThat(options.twitchGqlUrl()).hasValue(URI.create("http://h/gql"));
        assertThat(options.twitchUsherUrl()).hasValue(URI.create("http://h/usher"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--base-dir /x",
                "a --b /x",
                "a --nonsense",
                "a --metrics-port x",
                "a --metrics-port 65536",
                "a --metrics-port -1",
                "a --metrics-port",
                "a --playlist-debug -1",
                "a --backdoor-port x",
                "a --duration 0",
                "a --duration soon",
                "a --duration PT-5S",
                "a --duration 999999999d",
                "a --max-downloads 0",
                "a --max-downloads-total 100000",
                "a --fsync never",
                "a --progress maybe",
                "a --store x",
                "a --store file://host/x",
                "a --store file:///x --store file:///x/",
                "a --store file:///x --base-dir /x",
                "a --store s3://b/x --playlist-debug 1",
                "a -q chat",
                "a -q ../x",
                "a -q x|x",
                "a --twitch-gql-url %",
                "a a",
                "a --keep-ads -q source,source-ads",
                "a --low-latency",
                "a --from elsewhere"
            })
    void badUsageEndsWithTwoAndOneLine(String line) {
        var mistake = Parsed.mistake(line.isEmpty() ? new String[0] : line.split(" "));

        assertThat(mistake).isNotNull();
        assertThat(mistake.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(mistake.getMessage()).isNotBlank().doesNotContain("\n");
    }

    @Test
    void anOptionOfOursNeverMakesAnOldAbbreviationAmbiguous() {
        assertThat(Abbreviations.expand(
                        List.of("--t=x", "--p", "3", "--b", "--", "--t"), List.of("--twitch-gql-url", "--progress")))
                .containsExactly("--twitch-auth-file=x", "--playlist-debug", "3", "--b", "--", "--t");
    }

    @Test
    void aChannelIsNoFileOfArgumentsAndNoVariable() {
        RecordOptions options = Parsed.line("@b", "--base-dir=/x/${sys:user.home}");

        assertThat(options.channels().get(0).channel().name()).isEqualTo("@b");
        assertThat(options.stores())
                .containsExactly(Path.of("/x/${sys:user.home}").toUri());
    }
}
