package dev.livekeep.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.source.ChannelSpec;
import dev.livekeep.domain.source.ClientRole;
import dev.livekeep.domain.source.MediaAnswer;
import dev.livekeep.domain.source.StreamAnswer;
import dev.livekeep.ports.Call;
import dev.livekeep.ports.PlaylistSource;
import dev.livekeep.ports.PlaylistSource.MediaRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/**
 * What every {@link PlaylistSource} promises. Implementers make channels and requests that are answered in the ways the
 * tests need, and say how to wait.
 */
public interface PlaylistSourceContract {

    /** For what is expected to be answered. */
    Duration LONG = Duration.ofSeconds(30);

    /** For what is expected not to be answered. */
    Duration SHORT = Duration.ofMillis(300);

    PlaylistSource source();

    /** A channel that is live with at least one variant. */
    ChannelSpec live();

    /** A channel that is not live. */
    ChannelSpec offline();

    /** A channel about which nothing is ever answered. */
    ChannelSpec unanswered();

    /** A poll that is answered with this text. */
    MediaRequest listing(String text, Duration hard);

    /** A poll that gets this status. */
    MediaRequest refused(int status, Duration hard);

    /** A poll that is never answered. */
    MediaRequest silent(Duration hard);

    /** Lets the source work until {@code done}; fails if that never happens. */
    void passUntil(BooleanSupplier done);

    @Test
    default void aLiveChannelHasVariants() {
        List<StreamAnswer> answers = new CopyOnWriteArrayList<>();

        source().findStream(live(), ClientRole.FIRST, LONG, answers::add);
        passUntil(() -> !answers.isEmpty());

        assertThat(answers)
                .singleElement()
                .isInstanceOfSatisfying(
                        StreamAnswer.Variants.class,
                        variants -> assertThat(variants.playlist().variants()).isNotEmpty());
    }

    @Test
    default void aChannelThatIsNotLiveIsOffline() {
        List<StreamAnswer> answers = new CopyOnWriteArrayList<>();

        source().findStream(offline(), ClientRole.SECOND, LONG, answers::add);
        passUntil(() -> !answers.isEmpty());

        assertThat(answers).singleElement().isInstanceOf(StreamAnswer.Offline.class);
    }

    @Test
    default void aPollBringsThePlaylistAndItsText() {
        String text =
                "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXT-X-MEDIA-SEQUENCE:7\n#EXTINF:2.000,live\nhttp://h.example/7.ts\n";
        List<MediaAnswer> answers = new CopyOnWriteArrayList<>();

        source().fetchMedia(listing(text, LONG), answers::add);
        passUntil(() -> !answers.isEmpty());

        assertThat(answers).singleElement().isInstanceOfSatisfying(MediaAnswer.Listed.class, listed -> {
            assertThat(listed.text()).isEqualTo(text);
            assertThat(listed.playlist().segments()).hasSize(1);
        });
    }

    @Test
    default void aRefusedPollSaysWhichStatus() {
        List<MediaAnswer> answers = new CopyOnWriteArrayList<>();

        source().fetchMedia(refused(403, LONG), answers::add);
        source().fetchMedia(refused(404, LONG), answers::add);
        passUntil(() -> answers.size() == 2);

        assertThat(answers).containsExactlyInAnyOrder(new MediaAnswer.Refused(403), new MediaAnswer.Refused(404));
    }

    @Test
    default void whatIsNotAnsweredFailsAtTheHardLimit() {
        List<Object> answers = new CopyOnWriteArrayList<>();

        source().fetchMedia(silent(SHORT), answers::add);
        source().findStream(unanswered(), ClientRole.FIRST, SHORT, answers::add);
        passUntil(() -> answers.size() == 2);

        assertThat(answers)
                .hasAtLeastOneElementOfType(MediaAnswer.Failed.class)
                .hasAtLeastOneElementOfType(StreamAnswer.Failed.class);
    }

    @Test
    default void aCancelledCallIsAnsweredOnceAndSoon() {
        List<MediaAnswer> answers = new CopyOnWriteArrayList<>();
        Call call = source().fetchMedia(silent(Duration.ofHours(1)), answers::add);

        call.cancel();
        call.cancel();
        passUntil(() -> !answers.isEmpty());

        assertThat(answers).singleElement().isInstanceOf(MediaAnswer.Failed.class);
    }
}
