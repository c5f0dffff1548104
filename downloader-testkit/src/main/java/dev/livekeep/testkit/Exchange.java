package dev.livekeep.testkit;

import dev.livekeep.domain.source.BodyEnd;
import dev.livekeep.domain.source.EndProof;
import dev.livekeep.domain.source.ResponseFacts;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What a {@link ScriptedSegmentSource} does about one request, step by step. A script without an end never ends. */
public final class Exchange {

    /** One step. */
    sealed interface Step {
        record Wait(Duration time) implements Step {}

        record Open(ResponseFacts facts) implements Step {}

        record Init(ByteBuffer bytes) implements Step {}

        record Bytes(ByteBuffer bytes) implements Step {}

        record End(BodyEnd end) implements Step {}
    }

    private final List<Step> steps;

    private Exchange(List<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    List<Step> steps() {
        return steps;
    }

    /** Nothing yet: the server is silent for ever. */
    public static Exchange silence() {
        return new Exchange(List.of());
    }

    /** A whole answer at once, with a length. */
    public static Exchange whole(byte[] body) {
        return silence().open(body.length).bytes(body).complete(EndProof.LENGTH);
    }

    /** A body that announces its length and ends after {@code cut} bytes. */
    public static Exchange cut(byte[] body, int cut, String reason) {
        return silence().open(body.length).bytes(Arrays.copyOf(body, cut)).end(new BodyEnd.Broken(reason));
    }

    /** 403, 404 or 410. */
    public static Exchange refused(int status) {
        return silence().end(new BodyEnd.Refused(status));
    }

    /** No good answer. */
    public static Exchange noAnswer(String reason) {
        return silence().end(new BodyEnd.NoAnswer(reason));
    }

    /** Time passes. */
    public Exchange after(Duration time) {
        return and(new Step.Wait(time));
    }

    /** Headers of a plain 200 with a length; a cut of it may be resumed. */
    public Exchange open(long length) {
        return open(new ResponseFacts(200, OptionalLong.of(length), Optional.of("\"tag\""), false, true));
    }

    /** Headers. */
    public Exchange open(ResponseFacts facts) {
        return and(new Step.Open(facts));
    }

    /** Bytes of the init section. */
    public Exchange init(byte[] bytes) {
        return and(new Step.Init(ByteBuffer.wrap(bytes.clone())));
    }

    /** Bytes of the body. */
    public Exchange bytes(byte[] bytes) {
        return and(new Step.Bytes(ByteBuffer.wrap(bytes.clone())));
    }

    /** The body ends well. */
    public Exchange complete(EndProof proof) {
        return end(new BodyEnd.Complete(proof));
    }

    /** It ends. */
    public Exchange end(BodyEnd end) {
        return and(new Step.End(end));
    }

    private Exchange and(Step step) {
        List<Step> longer = new ArrayList<>(steps);
        longer.add(step);
        return new Exchange(longer);
    }
}
