package dev.livekeep.testkit;

import dev.livekeep.domain.source.ChannelSpec;
import dev.livekeep.domain.source.ClientRole;
import dev.livekeep.domain.source.MediaAnswer;
import dev.livekeep.domain.source.StreamAnswer;
import dev.livekeep.ports.Call;
import dev.livekeep.ports.PlaylistSource;
import dev.livekeep.ports.TaskRunner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Answers by a script on virtual time, and enforces deadlines. Not safe for several threads. */
public final class ScriptedPlaylistSource implements PlaylistSource {
    private final VirtualTime time;
    private final Function<ChannelSpec, Reply<StreamAnswer>> streams;
    private final Function<MediaRequest, Reply<MediaAnswer>> media;
    private final List<MediaRequest> polls = new ArrayList<>();
    private int looks;
    private int open;

    /**
     * What comes of one request.
     *
     * @param answer empty: none, ever
     */
    public record Reply<A>(Duration delay, Optional<A> answer) {

        /** An answer at once. */
        public static <A> Reply<A> of(A answer) {
            return new Reply<>(Duration.ZERO, Optional.of(answer));
        }

        /** Silence, until the deadline. */
        public static <A> Reply<A> never() {
            return new Reply<>(Duration.ZERO, Optional.empty());
        }
    }

    /** A source; both scripts are asked when a request is sent. */
    public ScriptedPlaylistSource(
            VirtualTime time,
            Function<ChannelSpec, Reply<StreamAnswer>> streams,
            Function<MediaRequest, Reply<MediaAnswer>> media) {
        this.time = time;
        this.streams = streams;
        this.media = media;
    }

    /** Every poll so far. */
    public List<MediaRequest> polls() {
        return List.copyOf(polls);
    }

    /** How often somebody looked for a stream. */
    public int looks() {
        return looks;
    }

    /** Requests without an answer. */
    public int open() {
        return open;
    }

    @Override
    public Call findStream(ChannelSpec channel, ClientRole client, Duration hard, Consumer<StreamAnswer> reply) {
        looks++;
        return answer(streams.apply(channel), hard, new StreamAnswer.Failed("no answer in time"), reply);
    }

    @Override
    public Call fetchMedia(MediaRequest request, Consumer<MediaAnswer> reply) {
        polls.add(request);
        return answer(media.apply(request), request.hard(), new MediaAnswer.Failed("no answer in time"), reply);
    }

    private <A> Call answer(Reply<A> scripted, Duration hard, A late, Consumer<A> reply) {
        open++;
        boolean inTime = scripted.answer().isPresent() && scripted.delay().compareTo(hard) < 0;
        A answer = inTime ? scripted.answer().orElse(late) : late;
        Once<A> once = new Once<>(reply);
        var timer = time.after(inTime ? scripted.delay() : hard, () -> once.give(answer));
        return () -> {
            timer.cancel();
            time.run(TaskRunner.Work.POLL, "scripted", () -> once.give(late));
        };
    }

    /** Gives one answer and no second. */
    private final class Once<A> {
        private final Consumer<A> reply;
        private boolean given;

        Once(Consumer<A> reply) {
            this.reply = reply;
        }

        void give(A answer) {
            if (!given) {
                given = true;
                open--;
                reply.accept(answer);
            }
        }
    }
}
