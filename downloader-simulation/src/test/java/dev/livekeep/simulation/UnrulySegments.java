package dev.livekeep.simulation;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.source.BodyEnd;
import dev.livekeep.domain.source.ResponseFacts;
import dev.livekeep.domain.source.SegmentRequest;
import dev.livekeep.ports.BodySink;
import dev.livekeep.ports.Call;
import dev.livekeep.ports.SegmentSource;
import dev.livekeep.testkit.VirtualTime;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * A source that at times breaks its promise: it heeds a cancel late, or after minutes, which nobody waits for, and ends a
 * download twice. An end that never comes at all would hold a place of the process for good, by design §3, law 6.
 */
final class UnrulySegments implements SegmentSource {
    private final SegmentSource source;
    private final VirtualTime time;
    private final Function<Channel, Weather> weather;
    private final Tally tally;

    UnrulySegments(SegmentSource source, VirtualTime time, Function<Channel, Weather> weather, Tally tally) {
        this.source = source;
        this.time = time;
        this.weather = weather;
        this.tally = tally;
    }

    @Override
    public Call fetch(SegmentRequest request, BodySink sink) {
        Optional<Fault> fault = weather.apply(request.channel().channel()).now().map(Weather.Spell::fault);
        if (fault.isEmpty()) {
            return source.fetch(request, sink);
        }
        return switch (fault.get()) {
            case REPLY_TWICE -> {
                tally.met(Fault.REPLY_TWICE);
                yield source.fetch(request, new Repeating(sink));
            }
            case REPLY_AFTER_CANCEL -> {
                tally.met(Fault.REPLY_AFTER_CANCEL);
                Call call = source.fetch(request, sink);
                yield () -> time.after(Duration.ofSeconds(3), call::cancel);
            }
            case BLACK_HOLE -> {
                Call call = source.fetch(request, sink);
                yield request.segment().mediaSequence() % 8 == 0
                        ? () -> time.after(Duration.ofMinutes(3), call::cancel)
                        : call;
            }
            default -> source.fetch(request, sink);
        };
    }

    /** Ends twice. */
    private record Repeating(BodySink sink) implements BodySink {
        @Override
        public void opened(ResponseFacts facts) throws IOException {
            sink.opened(facts);
        }

        @Override
        public void initSection(ByteBuffer bytes) throws IOException {
            sink.initSection(bytes);
        }

        @Override
        public void bytes(ByteBuffer bytes) throws IOException {
            sink.bytes(bytes);
        }

        @Override
        public void ended(BodyEnd end) {
            sink.ended(end);
            sink.ended(end);
        }
    }
}
