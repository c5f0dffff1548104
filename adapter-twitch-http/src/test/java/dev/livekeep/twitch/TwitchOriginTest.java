package dev.livekeep.twitch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.playlist.MediaSegment;
import dev.livekeep.domain.playlist.Variant;
import dev.livekeep.domain.quality.QualityMenu;
import dev.livekeep.domain.quality.QualityWish;
import dev.livekeep.domain.quality.SourceRule;
import dev.livekeep.domain.source.BodyEnd;
import dev.livekeep.domain.source.ChannelSpec;
import dev.livekeep.domain.source.ClientRole;
import dev.livekeep.domain.source.EndProof;
import dev.livekeep.domain.source.MediaAnswer;
import dev.livekeep.domain.source.SegmentRequest;
import dev.livekeep.domain.source.SourceType;
import dev.livekeep.domain.source.StreamAnswer;
import dev.livekeep.origin.SimulatedOrigin;
import dev.livekeep.origin.config.ChannelConfig;
import dev.livekeep.origin.config.OriginConfig;
import dev.livekeep.origin.config.TwitchConfig;
import dev.livekeep.origin.fault.FaultScript;
import dev.livekeep.ports.HttpEvents;
import dev.livekeep.ports.PlaylistSource.MediaRequest;
import dev.livekeep.testkit.RecordedBody;
import dev.livekeep.twitch.http.HttpSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the simulated origin, which refuses every request that is not what Twitch expects. */
@Tag("process")
class TwitchOriginTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final SourceType ALPHA = new SourceType.Twitch("alpha");

    private Optional<SimulatedOrigin> origin = Optional.empty();
    private Optional<Bench> bench = Optional.empty();

    private void start(TwitchConfig twitch, OAuthToken oauth) throws IOException {
        SimulatedOrigin started = SimulatedOrigin.start(OriginConfig.defaults()
                .withChannels(ChannelConfig.ts("alpha", 800_000))
                .withTwitch(twitch));
        origin = Optional.of(started);
        bench = Optional.of(new Bench(
                HttpSettings.defaults(),
                HttpEvents.NONE,
                "yt-dlp",
                settings -> settings.at(started.gql(), started.usher()).withOauth(oauth)));
    }

    @AfterEach
    void close() {
        bench.ifPresent(Bench::close);
        origin.ifPresent(SimulatedOrigin::close);
    }

    private StreamAnswer find() {
        return bench.orElseThrow().find(ALPHA);
    }

    private void faults(String script) {
        origin.orElseThrow().follow(FaultScript.parse(script));
    }

    private static Variant source(StreamAnswer.Variants found) {
        QualityWish wish = new QualityWish(new Quality("source"), List.of("source"));
        return QualityMenu.of(found.playlist(), SourceRule.TWITCH)
                .choose(wish)
                .chosen()
                .orElseThrow()
                .variant()
                .variant();
    }

    private MediaAnswer poll(Variant variant) {
        List<MediaAnswer> answers = new CopyOnWriteArrayList<>();
        MediaRequest request = new MediaRequest(Bench.channel(ALPHA), variant.uri(), ClientRole.FIRST, LONG);
        bench.orElseThrow().sources.playlists().fetchMedia(request, answers::add);
        Bench.passUntil(() -> !answers.isEmpty());
        return answers.getFirst();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void eachUsherLeadsToSegments(int version) throws IOException {
        start(TwitchConfig.defaults().withUsherVersions(version), OAuthToken.none());
        ChannelSpec channel = Bench.channel(ALPHA);

        StreamAnswer.Variants found = (StreamAnswer.Variants) find();
        MediaAnswer.Listed listed = (MediaAnswer.Listed) poll(source(found));
        MediaSegment last = listed.playlist().segments().getLast();
        RecordedBody body =
                bench.orElseThrow().download(new SegmentRequest(channel, last, ClientRole.FIRST, Optional.empty()));

        assertThat(found.playlist().variants()).hasSize(4);
        assertThat(body.end()).contains(new BodyEnd.Complete(EndProof.LENGTH));
        assertThat(body.body().length % 188).isZero();
        assertThat(body.body()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "no-token,NO_SUCH_CHANNEL",
        "unauthorized,TOKEN_REFUSED",
        "forbidden,TOKEN_REFUSED",
        "integrity,INTEGRITY_REFUSED",
        "hash-unknown,QUERY_HASH_UNKNOWN",
        "gone,OTHER",
        "region,CONTENT_RESTRICTED",
        "restricted,CONTENT_RESTRICTED",
        "token-expired,TOKEN_REFUSED",
        "bad-signature,TOKEN_REFUSED",
        "not-live,offline",
        "no-channel,offline"
    })
    void eachRefusalIsItsOwn(String fault, String outcome) throws IOException {
        start(TwitchConfig.defaults(), OAuthToken.none());
        faults("always channel=alpha : refuse " + fault);

        StreamAnswer answer = find();

        assertThat(outcome(answer)).isEqualTo(outcome);
    }

    private static String outcome(StreamAnswer answer) {
        return switch (answer) {
            case StreamAnswer.Refused refused -> refused.refusal().name();
            case StreamAnswer.Offline offline -> "offline";
            case StreamAnswer.Failed failed -> "failed";
            case StreamAnswer.Variants variants -> "variants";
            case StreamAnswer.SingleMedia single -> "single";
        };
    }

    @Test
    void usherTwoMayGoAwayAndAChannelThatIsBackIsFound() throws IOException {
        start(TwitchConfig.defaults(), OAuthToken.none());
        faults("always path=/usher/api/v2/ : refuse gone");
        StreamAnswer byUsherOne = find();
        faults("always channel=alpha : refuse not-live");
        StreamAnswer offline = find();
        faults("");

        StreamAnswer back = find();

        assertThat(outcome(byUsherOne)).isEqualTo("variants");
        assertThat(outcome(offline)).isEqualTo("offline");
        assertThat(outcome(back)).isEqualTo("variants");
    }

    @Test
    void aLoginIsReadAgainOnceItIsRefused(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "before");
        start(TwitchConfig.defaults().withOauthToken("after"), OAuthToken.ofFile(file));
        StreamAnswer refused = find();
        Files.writeString(file, "after");

        StreamAnswer found = find();

        assertThat(outcome(refused)).isEqualTo("TOKEN_REFUSED");
        assertThat(outcome(found)).isEqualTo("variants");
    }

    @ParameterizedTest
    @ValueSource(strings = {"status 500", "reset", "garbage", "empty", "truncate length 0.5", "redirect-loop"})
    void troubleIsAFailureAndPasses(String fault) throws IOException {
        start(TwitchConfig.defaults(), OAuthToken.none());
        faults("always path=/usher/ : " + fault);
        StreamAnswer inTrouble = find();
        faults("");

        StreamAnswer after = find();

        assertThat(outcome(inTrouble)).isEqualTo("failed");
        assertThat(outcome(after)).isEqualTo("variants");
    }
}
