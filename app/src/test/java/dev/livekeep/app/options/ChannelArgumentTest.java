package dev.livekeep.app.options;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.app.ExitCode;
import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.quality.QualityWish;
import dev.livekeep.domain.source.ChannelSpec;
import dev.livekeep.domain.source.SourceType;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelArgumentTest {

    private static ChannelArgument channel(String name, boolean important, SourceType source) {
        return new ChannelArgument(new Channel(name), important, source);
    }

    @Test
    void aNameAloneIsAtTwitch() {
        assertThat(ChannelArgument.parse("a")).isEqualTo(channel("a", false, new SourceType.Twitch("a")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a!", "a!!!"})
    void anyNumberOfMarksMeansImportant(String text) {
        assertThat(ChannelArgument.parse(text)).isEqualTo(channel("a", true, new SourceType.Twitch("a")));
    }

    @Test
    void aMarkWithinANameBelongsToIt() {
        assertThat(ChannelArgument.parse("a!b")).isEqualTo(channel("a!b", false, new SourceType.Twitch("a!b")));
    }

    @Test
    void onlyTheFirstTwoColonsSplit() {
        assertThat(ChannelArgument.parse("a!:url:http://h/x:8080/y"))
                .isEqualTo(channel("a", true, new SourceType.Url(URI.create("http://h/x:8080/y"))));
    }

    @Test
    void aUrlGivenForTwitchIsIgnored() {
        assertThat(ChannelArgument.parse("a:twitch:what ever"))
                .isEqualTo(channel("a", false, new SourceType.Twitch("a")));
    }

    @Test
    void youtubeTakesAPage() {
        assertThat(ChannelArgument.parse("a:youtube:https://y/watch?v=1"))
                .isEqualTo(channel("a", false, new SourceType.Youtube(URI.create("https://y/watch?v=1"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a:b",
                "a:url",
                "a:url!:http://h/x",
                "a:hls:http://h/x",
                "a::http://h/x",
                "a:url:",
                "a:url:h/x",
                "a:url:file:///etc/passwd",
                "a:url:http:///x",
                "a:url:http://h/a b",
                "",
                "!",
                ":url:http://h/x",
                ".a",
                "..",
                "a/b",
                "a\\b",
                "a\u0000b",
                "a\nb",
                "a\u001b[2J"
            })
    void whatIsNoChannelEndsWithTwoAndOnePlainLine(String text) {
        var mistake = Parsed.mistake(text);

        assertThat(mistake).isNotNull();
        assertThat(mistake.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(mistake.getMessage()).matches("[\\x20-\\x7e…]+");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a:hls:http://u:s3cret@h/x",
                "a:hls:http://h/x?token=s3cret",
                "a:url:ftp://h/x?token=s3cret",
                "a:url:ftp://u:s3cret@h/x",
                "a:url:http://h/a b?token=s3cret"
            })
    void secretsInAUrlAreNotRepeated(String text) {
        assertThat(Parsed.mistake(text).getMessage()).doesNotContain("s3cret");
    }

    @Test
    void theOnlyChannelIsImportant() {
        assertThat(Parsed.line("a").channels())
                .extracting(ChannelSpec::important)
                .containsExactly(true);
        assertThat(Parsed.line("a", "b!", "c").channels())
                .extracting(ChannelSpec::important)
                .containsExactly(false, true, false);
    }

    @Test
    void youtubeOffersOnlyTheSource() {
        List<ChannelSpec> channels = Parsed.line("y:youtube:http://h/y", "u:url:http://h/u", "-q", "480p|360p,x")
                .channels();

        assertThat(channels.get(0).qualities()).containsExactly(QualityWish.parse(QualityWish.SOURCE));
        assertThat(channels.get(1).qualities()).containsExactly(QualityWish.parse("480p|360p"), QualityWish.parse("x"));
    }
}
