package dev.livekeep.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.source.BodyEnd;
import dev.livekeep.domain.source.EndProof;
import dev.livekeep.domain.source.ResponseFacts;
import dev.livekeep.domain.source.SegmentRequest;
import dev.livekeep.ports.Call;
import dev.livekeep.ports.SegmentSource;
import java.util.Arrays;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/**
 * What every {@link SegmentSource} promises. Implementers make requests that are answered in the ways the tests need,
 * and say how to wait.
 */
public interface SegmentSourceContract {

    SegmentSource source();

    /** A request that is answered with these bytes and an announced length. */
    SegmentRequest whole(byte[] body);

    /** A request that announces these bytes and is cut off after the first {@code came}. */
    SegmentRequest cut(byte[] body, int came);

    /** A request that gets this status and no body. */
    SegmentRequest refused(int status);

    /** A request that is never answered. */
    SegmentRequest unanswered();

    /** A request whose answer begins with these bytes and then stalls. */
    SegmentRequest stalling(byte[] beginning);

    /** Lets the source work until {@code done}; fails if that never happens. */
    void passUntil(BooleanSupplier done);

    private static byte[] content(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    @Test
    default void aWholeBodyIsPassedOnAndProved() {
        byte[] content = content(300_000);
        RecordedBody body = new RecordedBody();

        source().fetch(whole(content), body);
        passUntil(body::isOver);

        assertThat(body.body()).isEqualTo(content);
        assertThat(body.facts().map(ResponseFacts::status)).contains(200);
        assertThat(body.facts().map(ResponseFacts::resumed)).contains(false);
        assertThat(body.end()).contains(new BodyEnd.Complete(EndProof.LENGTH));
        assertThat(body.trouble()).isEmpty();
    }

    @Test
    default void anEmptyBodyIsComplete() {
        RecordedBody body = new RecordedBody();

        source().fetch(whole(new byte[0]), body);
        passUntil(body::isOver);

        assertThat(body.body()).isEmpty();
        assertThat(body.end()).contains(new BodyEnd.Complete(EndProof.LENGTH));
    }

    @Test
    default void aRefusalEndsWithItsStatusAndNothingElse() {
        RecordedBody forbidden = new RecordedBody();
        RecordedBody missing = new RecordedBody();

        source().fetch(refused(403), forbidden);
        source().fetch(refused(404), missing);
        passUntil(() -> forbidden.isOver() && missing.isOver());

        assertThat(forbidden.end()).contains(new BodyEnd.Refused(403));
        assertThat(missing.end()).contains(new BodyEnd.Refused(404));
        assertThat(forbidden.facts()).isEmpty();
    }

    @Test
    default void anotherBadStatusIsNoAnswer() {
        RecordedBody body = new RecordedBody();

        source().fetch(refused(503), body);
        passUntil(body::isOver);

        assertThat(body.end()).get().isInstanceOf(BodyEnd.NoAnswer.class);
        assertThat(body.facts()).isEmpty();
    }

    @Test
    default void whatCameBeforeACutIsPassedOn() {
        byte[] content = content(200_000);
        RecordedBody body = new RecordedBody();

        source().fetch(cut(content, 150_001), body);
        passUntil(body::isOver);

        assertThat(body.body()).isEqualTo(Arrays.copyOf(content, 150_001));
        assertThat(body.end()).get().isInstanceOf(BodyEnd.Broken.class);
        assertThat(body.trouble()).isEmpty();
    }

    @Test
    default void cancellingBeforeTheAnswerEndsItWithoutABody() {
        RecordedBody body = new RecordedBody();
        Call call = source().fetch(unanswered(), body);

        call.cancel();
        passUntil(body::isOver);

        assertThat(body.end()).get().isInstanceOf(BodyEnd.NoAnswer.class);
        assertThat(body.facts()).isEmpty();
    }

    @Test
    default void cancellingInTheBodyKeepsWhatCame() {
        byte[] beginning = content(100_000);
        RecordedBody body = new RecordedBody();
        Call call = source().fetch(stalling(beginning), body);
        passUntil(() -> body.body().length > 0);

        call.cancel();
        passUntil(body::isOver);

        assertThat(body.end()).get().isInstanceOf(BodyEnd.Broken.class);
        assertThat(Arrays.mismatch(body.body(), beginning)).isIn(-1, body.body().length);
        assertThat(body.trouble()).isEmpty();
    }

    @Test
    default void cancellingAgainOrAfterTheEndChangesNothing() {
        RecordedBody ended = new RecordedBody();
        RecordedBody cancelled = new RecordedBody();
        Call first = source().fetch(whole(content(10)), ended);
        Call second = source().fetch(unanswered(), cancelled);
        passUntil(ended::isOver);

        first.cancel();
        second.cancel();
        second.cancel();
        passUntil(cancelled::isOver);

        assertThat(ended.end()).contains(new BodyEnd.Complete(EndProof.LENGTH));
        assertThat(ended.trouble()).isEmpty();
        assertThat(cancelled.trouble()).isEmpty();
    }

    @Test
    default void aSinkThatCannotOpenEndsBroken() {
        RecordedBody body = new RecordedBody().refusingToOpen();

        source().fetch(whole(content(100_000)), body);
        passUntil(body::isOver);

        assertThat(body.end()).get().isInstanceOf(BodyEnd.Broken.class);
        assertThat(body.body()).isEmpty();
    }

    @Test
    default void aSinkThatFailsGetsNoMoreBytes() {
        RecordedBody body = new RecordedBody().failingAfter(50_000);

        source().fetch(whole(content(1_000_000)), body);
        passUntil(body::isOver);

        assertThat(body.end()).get().isInstanceOf(BodyEnd.Broken.class);
        assertThat(body.trouble()).isEmpty();
    }
}
