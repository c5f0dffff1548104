package dev.livekeep.simulation;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.source.ChannelSpec;
import dev.livekeep.domain.source.ClientRole;
import dev.livekeep.domain.source.MediaAnswer;
import dev.livekeep.domain.source.StreamAnswer;
import dev.livekeep.ports.Call;
import dev.livekeep.ports.PlaylistSource;
import dev.livekeep.testkit.VirtualTime;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** A source that at times breaks its promise: it answers after a cancel, twice, or never. */
final class UnrulyPlaylists implements PlaylistSource {
    private static final Duration DEAF = Duration.ofSeconds(3);

    private final PlaylistSource source;
    private final VirtualTime time;
    private final Function<Channel, Weather> weather;
    private final Tally tally;

    UnrulyPlaylists(PlaylistSource source, VirtualTime time, Function<Channel, Weather> weather, Tally tally) {
        this.source = source;
        this.time = time;
        this.weather = weather;
        this.tally = tally;
    }

    @Override
    public Call findStream(ChannelSpec channel, ClientRole client, Duration hard, Consumer<StreamAnswer> reply) {
        return unruly(channel.channel(), reply, steady -> source.findStream(channel, client, hard, steady));
    }

    @Override
    public Call fetchMedia(MediaRequest request, Consumer<MediaAnswer> reply) {
        return unruly(request.channel().channel(), reply, steady -> source.fetchMedia(request, steady));
    }

    private <A> Call unruly(Channel channel, Consumer<A> reply, Function<Consumer<A>, Call> begin) {
        Optional<Fault> fault = weather.apply(channel).now().map(Weather.Spell::fault);
        if (fault.isEmpty()) {
            return begin.apply(reply);
        }
        return switch (fault.get()) {
            case REPLY_TWICE -> {
                tally.met(Fault.REPLY_TWICE);
                yield begin.apply(answer -> {
                    reply.accept(answer);
                    time.after(Duration.ofSeconds(1), () -> reply.accept(answer));
                });
            }
            case REPLY_NEVER -> {
                tally.met(Fault.REPLY_NEVER);
                yield begin.apply(answer -> {});
            }
            case REPLY_AFTER_CANCEL -> {
                tally.met(Fault.REPLY_AFTER_CANCEL);
                Call call = begin.apply(answer -> time.after(DEAF, () -> reply.accept(answer)));
                yield () -> time.after(DEAF, call::cancel);
            }
            default -> begin.apply(reply);
        };
    }
}
