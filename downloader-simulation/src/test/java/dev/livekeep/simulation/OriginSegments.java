package dev.livekeep.simulation;

import dev.livekeep.domain.source.BodyEnd;
import dev.livekeep.domain.source.EndProof;
import dev.livekeep.domain.source.ResponseFacts;
import dev.livekeep.domain.source.Resume;
import dev.livekeep.domain.source.SegmentRequest;
import dev.livekeep.testkit.Exchange;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/** How one origin answers requests for segments, in the weather of the moment. */
final class OriginSegments {
    private final Origin origin;
    private final Tally tally;

    OriginSegments(Origin origin, Tally tally) {
        this.origin = origin;
        this.tally = tally;
    }

    Exchange fetch(SegmentRequest request) {
        String path = request.segment().location().withoutQuery();
        Exchange start =
                Exchange.silence().after(Duration.ofMillis(origin.chance().between(20, 600)));
        if (!origin.serves(path)) {
            return start.end(new BodyEnd.Refused(404));
        }
        byte[] body = origin.body(path);
        Optional<Weather.Spell> spell = origin.weather().now();
        if (spell.isPresent() && origin.chance().happens(0.8)) {
            Optional<Exchange> spoilt = spoilt(spell.get().fault(), start, body);
            if (spoilt.isPresent()) {
                tally.met(spell.get().fault());
                return spoilt.get();
            }
        }
        return request.resume().map(resume -> rest(start, body, resume)).orElseGet(() -> whole(start, body));
    }

    private static Exchange whole(Exchange start, byte[] body) {
        return half(start.open(body.length), body)
                .bytes(Arrays.copyOfRange(body, body.length / 2, body.length))
                .complete(EndProof.LENGTH);
    }

    private static Exchange half(Exchange opened, byte[] body) {
        return opened.bytes(Arrays.copyOf(body, body.length / 2));
    }

    private static Exchange rest(Exchange start, byte[] body, Resume resume) {
        ResponseFacts facts = new ResponseFacts(206, OptionalLong.of(body.length), Optional.of("\"tag\""), true, true);
        return start.open(facts)
                .bytes(Arrays.copyOfRange(body, (int) resume.offset(), body.length))
                .complete(EndProof.LENGTH);
    }

    private static Exchange unmeasured(Exchange start) {
        return start.open(new ResponseFacts(200, OptionalLong.empty(), Optional.empty(), false, false));
    }

    private Optional<Exchange> spoilt(Fault fault, Exchange start, byte[] body) {
        Exchange spoilt = switch (fault) {
            case STATUS_CODE -> start.end(new BodyEnd.NoAnswer("status 503"));
            case RESET, OUTAGE -> start.end(new BodyEnd.NoAnswer("connection reset"));
            case SEGMENT_REFUSED -> start.end(new BodyEnd.Refused(404));
            case TRUNCATED_WITH_LENGTH ->
                half(start.open(body.length), body).end(new BodyEnd.Broken("closed too early"));
            case TRUNCATED_WITHOUT_LENGTH -> half(unmeasured(start), body).complete(EndProof.NONE);
            case STALL -> half(start.open(body.length), body);
            case BLACK_HOLE -> Exchange.silence();
            case SLOW_HEADERS -> whole(start.after(origin.chance().seconds(3, 30)), body);
            case DRIP -> drip(start.open(body.length), body);
            case EMPTY_BODY -> start.open(0).complete(EndProof.LENGTH);
            case SHORT_BUT_VALID_BODY -> whole(start, Media.shortened(body));
            default -> Exchange.silence();
        };
        boolean applies = switch (fault) {
            case STATUS_CODE,
                    RESET,
                    OUTAGE,
                    SEGMENT_REFUSED,
                    TRUNCATED_WITH_LENGTH,
                    TRUNCATED_WITHOUT_LENGTH,
                    STALL,
                    BLACK_HOLE,
                    SLOW_HEADERS,
                    DRIP,
                    EMPTY_BODY,
                    SHORT_BUT_VALID_BODY -> true;
            default -> false;
        };
        return applies ? Optional.of(spoilt) : Optional.empty();
    }

    /** A few bytes at a time, longer than anybody should wait. */
    private static Exchange drip(Exchange opened, byte[] body) {
        Exchange dripping = opened;
        int drops = 60;
        int drop = body.length / drops;
        for (int i = 0; i < drops; i++) {
            int until = i == drops - 1 ? body.length : (i + 1) * drop;
            dripping = dripping.after(Duration.ofSeconds(3)).bytes(Arrays.copyOfRange(body, i * drop, until));
        }
        return dripping.complete(EndProof.LENGTH);
    }
}
