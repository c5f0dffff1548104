package dev.livekeep.origin.live;

import dev.livekeep.origin.config.RenditionConfig;
import dev.livekeep.origin.fault.PlaylistFault;
import dev.livekeep.origin.fault.Rule;
import dev.livekeep.origin.fault.When;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a fault makes of a playlist: which moment it shows, and what is wrong in it.
 *
 * @param hidden the rendition that a multivariant playlist leaves out
 */
public record PlaylistShape(
        Instant shown, Duration skew, boolean badDate, boolean endList, boolean garbage, Optional<String> hidden) {
    /** What is shown at {@code now} under a rule, if one was met. */
    public static PlaylistShape of(Optional<Rule> rule, LiveChannel channel, Instant now, Instant started) {
        PlaylistShape healthy = new PlaylistShape(now, Duration.ZERO, false, false, false, Optional.empty());
        return rule.map(met -> healthy.under(met, channel, started)).orElse(healthy);
    }

    private PlaylistShape under(Rule rule, LiveChannel channel, Instant started) {
        return switch (rule.fault()) {
            case PlaylistFault.Frozen frozen -> showing(frozenSince(rule.when(), channel, started));
            case PlaylistFault.Backward back ->
                showing(shown.minus(Duration.between(channel.dateOf(0), channel.dateOf(back.segments()))));
            case PlaylistFault.ClockSkew off -> new PlaylistShape(shown, off.by(), badDate, endList, garbage, hidden);
            case PlaylistFault.BadDate bad -> new PlaylistShape(shown, skew, true, endList, garbage, hidden);
            case PlaylistFault.Endlist end -> new PlaylistShape(shown, skew, badDate, true, garbage, hidden);
            case PlaylistFault.Garbage junk -> new PlaylistShape(shown, skew, badDate, endList, true, hidden);
            case PlaylistFault.Hide hide ->
                new PlaylistShape(shown, skew, badDate, endList, garbage, Optional.of(hide.rendition()));
            default -> this;
        };
    }

    private static Instant frozenSince(When when, LiveChannel channel, Instant started) {
        return switch (when) {
            case When.Always always -> started;
            case When.Between between -> started.plus(between.from());
            case When.Contents contents -> channel.dateOf(contents.first() + 1);
        };
    }

    /** Whether a multivariant playlist lists the rendition. */
    public boolean shows(RenditionConfig rendition) {
        return hidden.filter(rendition.name()::equals).isEmpty();
    }

    /** This with EXT-X-ENDLIST. */
    public PlaylistShape ending() {
        return new PlaylistShape(shown, skew, badDate, true, garbage, hidden);
    }

    private PlaylistShape showing(Instant moment) {
        return new PlaylistShape(moment, skew, badDate, endList, garbage, hidden);
    }
}
