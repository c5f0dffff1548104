package dev.livekeep.simulation;

import dev.livekeep.domain.playlist.MediaPlaylist;
import dev.livekeep.domain.playlist.MultivariantPlaylist;
import dev.livekeep.domain.playlist.PlaylistReader;
import dev.livekeep.domain.playlist.UnreadablePlaylistException;
import dev.livekeep.domain.source.MediaAnswer;
import dev.livekeep.domain.source.Refusal;
import dev.livekeep.domain.source.StreamAnswer;
import dev.livekeep.ports.PlaylistSource.MediaRequest;
import dev.livekeep.simulation.Origin.ListStyle;
import dev.livekeep.simulation.Weather.Spell;
import dev.livekeep.testkit.ScriptedPlaylistSource.Reply;
import dev.livekeep.testkit.VirtualTime;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** How one origin answers looks and polls, in the weather of the moment. */
final class OriginPlaylists {
    private static final Duration GONE_AFTER = Duration.ofSeconds(30);

    private final VirtualTime time;
    private final Origin origin;
    private final Tally tally;

    OriginPlaylists(VirtualTime time, Origin origin, Tally tally) {
        this.time = time;
        this.origin = origin;
        this.tally = tally;
    }

    Reply<StreamAnswer> look() {
        Optional<Spell> spell = origin.weather().now();
        if (spell.isPresent()) {
            Fault fault = spell.get().fault();
            Optional<Reply<StreamAnswer>> spoilt = switch (fault) {
                case STATUS_CODE -> sometimes(new StreamAnswer.Failed("status 503"));
                case RESET -> sometimes(new StreamAnswer.Failed("connection reset"));
                case OUTAGE -> Optional.of(Reply.of(new StreamAnswer.Failed("connection refused")));
                case GARBAGE_PLAYLIST -> sometimes(new StreamAnswer.Failed("no playlist"));
                case BLACK_HOLE -> Optional.of(Reply.never());
                case SLOW_HEADERS -> Optional.of(late(opened(false)));
                case QUALITY_MISSING -> Optional.of(soon(opened(true)));
                case STREAM_REFUSED -> Optional.of(Reply.of(new StreamAnswer.Refused(Refusal.TOKEN_REFUSED, "no")));
                default -> Optional.empty();
            };
            if (spoilt.isPresent()) {
                tally.met(fault);
                return spoilt.get();
            }
        }
        return soon(opened(false));
    }

    private StreamAnswer opened(boolean lacking) {
        if (origin.broadcasts().at(time.elapsed()).isEmpty()) {
            return origin.twitch() ? new StreamAnswer.Offline("offline") : new StreamAnswer.Failed("status 404");
        }
        Session session = origin.open();
        String text = "#EXTM3U\n" + variant("chunked", "1080p60 (source)", 8_000_000, "1920x1080", session)
                + (lacking ? "" : variant("480p30", "480p", 1_400_000, "852x480", session));
        try {
            URI uri = URI.create("http://origin.test/index.m3u8");
            return new StreamAnswer.Variants((MultivariantPlaylist) new PlaylistReader().read(text, uri), "");
        } catch (UnreadablePlaylistException e) {
            throw new IllegalStateException("wanted a readable playlist of our own", e);
        }
    }

    private String variant(String group, String name, int bandwidth, String resolution, Session session) {
        return "#EXT-X-MEDIA:TYPE=VIDEO,GROUP-ID=\"" + group + "\",NAME=\"" + name
                + "\",AUTOSELECT=YES,DEFAULT=YES\n#EXT-X-STREAM-INF:BANDWIDTH=" + bandwidth + ",RESOLUTION="
                + resolution + ",CODECS=\"avc1.4D401F,mp4a.40.2\",VIDEO=\"" + group + "\",FRAME-RATE=30.000\n"
                + origin.address(session, group) + "\n";
    }

    Reply<MediaAnswer> poll(MediaRequest request) {
        String[] parts = request.uri().getPath().split("/", -1);
        Session session = origin.session(Integer.parseInt(parts[2]));
        String quality = parts[3].replace(".m3u8", "");
        Optional<Spell> spell = origin.weather().now();
        if (spell.isPresent()) {
            Optional<Reply<MediaAnswer>> spoilt = spoilt(spell.get(), request.uri(), session, quality);
            if (spoilt.isPresent()) {
                tally.met(spell.get().fault());
                return spoilt.get();
            }
        }
        return soon(plain(request.uri(), session, quality));
    }

    private Optional<Reply<MediaAnswer>> spoilt(Spell spell, URI uri, Session session, String quality) {
        boolean older = session.opened().compareTo(spell.from()) < 0;
        Duration now = time.elapsed();
        return switch (spell.fault()) {
            case STATUS_CODE -> sometimes(new MediaAnswer.Failed("status 503"));
            case RESET -> sometimes(new MediaAnswer.Failed("connection reset"));
            case OUTAGE -> Optional.of(Reply.of(new MediaAnswer.Failed("connection refused")));
            case GARBAGE_PLAYLIST -> sometimes(read("<html>busy</html>", uri));
            case BLACK_HOLE -> Optional.of(Reply.never());
            case SLOW_HEADERS -> Optional.of(late(plain(uri, session, quality)));
            case DEAD_EDGE, QUALITY_MISSING, STREAM_REFUSED ->
                older ? Optional.of(soon(new MediaAnswer.Refused(404))) : Optional.empty();
            case FROZEN_EDGE ->
                older && !expired(session)
                        ? Optional.of(soon(read(origin.list(session, quality, spell.from(), ListStyle.PLAIN), uri)))
                        : Optional.empty();
            case BACKWARD_PLAYLIST -> {
                Duration then = now.minus(origin.segment().multipliedBy(3));
                yield expired(session)
                        ? Optional.empty()
                        : sometimes(read(origin.list(session, quality, then, ListStyle.PLAIN), uri));
            }
            case BAD_DATES -> styled(uri, session, quality, now, new ListStyle(true, false, Optional.empty()));
            case DATES_JUMP ->
                styled(uri, session, quality, now, new ListStyle(false, false, Optional.of(spell.from())));
            case SAYS_ENDED ->
                styled(uri, session, quality, spell.from(), new ListStyle(false, true, Optional.empty()));
            case ENDLESS_ADS -> {
                origin.onlyAds(spell);
                tally.met(Fault.ENDLESS_ADS);
                yield Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    private Optional<Reply<MediaAnswer>> styled(
            URI uri, Session session, String quality, Duration at, ListStyle style) {
        return expired(session)
                ? Optional.empty()
                : Optional.of(soon(read(origin.list(session, quality, at, style), uri)));
    }

    private MediaAnswer plain(URI uri, Session session, String quality) {
        return expired(session)
                ? new MediaAnswer.Refused(403)
                : read(origin.list(session, quality, time.elapsed(), ListStyle.PLAIN), uri);
    }

    private boolean expired(Session session) {
        Duration now = time.elapsed();
        return now.compareTo(session.expires()) >= 0
                || now.compareTo(origin.shown(session).until().plus(GONE_AFTER)) >= 0;
    }

    private static MediaAnswer read(String text, URI uri) {
        try {
            return new MediaAnswer.Listed((MediaPlaylist) new PlaylistReader().read(text, uri), text);
        } catch (UnreadablePlaylistException e) {
            return new MediaAnswer.Failed(String.valueOf(e.getMessage()));
        }
    }

    private <A> Optional<Reply<A>> sometimes(A answer) {
        return origin.chance().happens(0.7) ? Optional.of(soon(answer)) : Optional.empty();
    }

    private <A> Reply<A> soon(A answer) {
        return new Reply<>(Duration.ofMillis(origin.chance().between(20, 400)), Optional.of(answer));
    }

    private <A> Reply<A> late(A answer) {
        return new Reply<>(origin.chance().seconds(3, 20), Optional.of(answer));
    }
}
