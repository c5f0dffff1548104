package dev.livekeep.origin.twitch;

import dev.livekeep.origin.config.OriginConfig;
import dev.livekeep.origin.config.RenditionConfig;
import dev.livekeep.origin.http.Answer;
import dev.livekeep.origin.journal.Journal;
import dev.livekeep.origin.journal.JournalEvent;
import dev.livekeep.origin.journal.Sha256;
import dev.livekeep.origin.live.LiveChannel;
import dev.livekeep.origin.live.Segments;
import dev.livekeep.origin.live.Visit;
import dev.livekeep.origin.media.Body;
import dev.livekeep.origin.media.MediaLibrary;
import java.time.Instant;

/** Segments by Twitch's addresses: content, content still being made, advertisements. */
final class TwitchSegments {
    private final OriginConfig config;
    private final MediaLibrary library;
    private final Journal journal;

    TwitchSegments(OriginConfig config, MediaLibrary library, Journal journal) {
        this.config = config;
        this.library = library;
        this.journal = journal;
    }

    Answer answer(LiveChannel channel, RenditionConfig rendition, Visit visit) {
        long content = visit.target().content().orElseThrow();
        if (visit.request().path().contains("/ad-")) {
            return advertisement(channel, rendition, content, visit);
        }
        Body body = channel.body(rendition, content);
        String tag = channel.config().name() + "-" + rendition.name() + "-" + content;
        if (channel.fetchable(content, visit.now()).isPresent()) {
            return Segments.media(rendition, body, tag);
        }
        long coming = content - channel.newestDue(visit.now());
        if (coming < 1 || coming > config.twitch().prefetch() || !channel.isOnAir(visit.now())) {
            return Answer.plain(404, "no such segment");
        }
        return Segments.media(rendition, body, tag)
                .growing(new Answer.Growth(channel.dateOf(content), config.segmentDuration()));
    }

    private Answer advertisement(LiveChannel channel, RenditionConfig rendition, long content, Visit visit) {
        Instant made = channel.dateOf(content + 1);
        Instant gone = made.plus(config.segmentDuration().multipliedBy(config.window()))
                .plus(config.keptAfterWindow());
        if (!visit.now().isBefore(gone)
                || content > channel.newestDue(visit.now()) + config.twitch().prefetch()) {
            return Answer.plain(404, "no such segment");
        }
        String session = visit.target().session().orElseThrow();
        Body body = channel.advertisement(rendition, session, content);
        journal.add(new JournalEvent.Advertised(
                visit.now(),
                channel.config().name(),
                rendition.name(),
                session,
                content,
                new Sha256(library.initSection(rendition.format()), body)));
        return Segments.media(rendition, body, "ad-" + session + "-" + content);
    }
}
