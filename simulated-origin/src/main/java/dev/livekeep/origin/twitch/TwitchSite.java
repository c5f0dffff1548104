package dev.livekeep.origin.twitch;

import dev.livekeep.origin.config.OriginConfig;
import dev.livekeep.origin.config.RenditionConfig;
import dev.livekeep.origin.fault.Refusal;
import dev.livekeep.origin.fault.RequestKind;
import dev.livekeep.origin.http.Answer;
import dev.livekeep.origin.http.Request;
import dev.livekeep.origin.journal.Journal;
import dev.livekeep.origin.journal.JournalEvent;
import dev.livekeep.origin.live.Entry;
import dev.livekeep.origin.live.LiveChannel;
import dev.livekeep.origin.live.MediaPlaylistText;
import dev.livekeep.origin.live.PlaylistShape;
import dev.livekeep.origin.live.Reply;
import dev.livekeep.origin.live.Segments;
import dev.livekeep.origin.live.Site;
import dev.livekeep.origin.live.Target;
import dev.livekeep.origin.live.Visit;
import dev.livekeep.origin.media.MediaLibrary;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Twitch: tokens at {@code /gql}, usher 1 and 2 below {@code /usher}, media playlists and segments below {@code /v1}. A request
 * that differs from what Twitch's clients send is answered 400 with the differences, which the journal notes.
 */
public final class TwitchSite implements Site {
    private static final Pattern USHER = Pattern.compile("/usher/api/(v2/)?channel/hls/([^/]+)\\.m3u8");
    private static final Pattern MEDIA = Pattern.compile("/v1/playlist/([0-9a-f]{16})/([A-Za-z0-9_]+)(?:\\.m3u8)?");
    private static final Pattern SEGMENT =
            Pattern.compile("/v1/segment/([^/]+)/([^/]+)/([0-9a-f]{16})/(ad-)?(\\d{1,15}|init)\\.(?:ts|mp4)");

    private final OriginConfig config;
    private final Instant started;
    private final Map<String, LiveChannel> channels;
    private final MediaLibrary library;
    private final Journal journal;
    private final List<URI> edges;
    private final Tokens tokens;
    private final TokenDesk desk;
    private final Sessions sessions;
    private final TwitchSegments segments;
    private final UsherRequests first = new UsherRequests(1);
    private final UsherRequests second = new UsherRequests(2);

    /**
     * @param channels by name
     * @param edges addresses of all edges, over which sessions are spread; may still be growing
     */
    public TwitchSite(
            OriginConfig config,
            Instant started,
            Map<String, LiveChannel> channels,
            MediaLibrary library,
            Journal journal,
            List<URI> edges) {
        this.config = config;
        this.started = started;
        this.channels = channels;
        this.library = library;
        this.journal = journal;
        this.edges = edges;
        tokens = new Tokens(config.seed());
        desk = new TokenDesk(tokens, channels::containsKey, config.twitch().oauthToken());
        sessions = new Sessions(config.twitch(), config.seed(), config.edges(), journal);
        segments = new TwitchSegments(config, library, journal);
    }

    @Override
    public Optional<Target> target(Request request) {
        if (request.path().equals("/gql")) {
            return Optional.of(desk.login(request)
                    .map(login -> Target.of(RequestKind.TOKEN, login))
                    .orElseGet(() -> Target.other(RequestKind.TOKEN)));
        }
        Matcher usher = USHER.matcher(request.path());
        if (usher.matches()) {
            return Optional.of(Target.of(RequestKind.MULTIVARIANT, usher.group(2)));
        }
        Matcher media = MEDIA.matcher(request.path());
        if (media.matches()) {
            String channel = sessions.find(media.group(1)).map(Session::channel).orElse("");
            return Optional.of(Target.of(RequestKind.MEDIA, channel)
                    .rendition(media.group(2))
                    .session(media.group(1)));
        }
        return segmentTarget(request);
    }

    private static Optional<Target> segmentTarget(Request request) {
        Matcher segment = SEGMENT.matcher(request.path());
        if (!segment.matches()) {
            return Optional.empty();
        }
        boolean init = segment.group(5).equals("init");
        Target target = Target.of(init ? RequestKind.INIT : RequestKind.SEGMENT, segment.group(1))
                .rendition(segment.group(2))
                .session(segment.group(3));
        return Optional.of(init ? target : target.content(Long.parseLong(segment.group(5))));
    }

    @Override
    public Reply reply(Visit visit) {
        return switch (visit.target().kind()) {
            case TOKEN -> Reply.of(token(visit));
            case MULTIVARIANT -> Reply.of(usher(visit));
            case MEDIA -> media(visit);
            case INIT ->
                Reply.of(withRendition(
                        visit, (channel, rendition) -> Segments.initSection(library.initSection(rendition.format()))));
            default ->
                Reply.of(withRendition(visit, (channel, rendition) -> segments.answer(channel, rendition, visit)));
        };
    }

    private interface OfRendition {
        Answer answer(LiveChannel channel, RenditionConfig rendition);
    }

    private Answer withRendition(Visit visit, OfRendition answer) {
        Optional<LiveChannel> channel = visit.target().channel().map(channels::get);
        Optional<RenditionConfig> rendition =
                channel.flatMap(c -> visit.target().rendition().flatMap(c::rendition));
        return rendition.isPresent()
                ? answer.answer(channel.get(), rendition.get())
                : Answer.plain(404, "no such rendition");
    }

    private Answer token(Visit visit) {
        List<String> differences = desk.differences(visit.request());
        return differences.isEmpty() ? desk.answer(visit.request(), visit.now()) : violation(visit, differences);
    }

    private Answer violation(Visit visit, List<String> differences) {
        String text = String.join("; ", differences);
        journal.add(new JournalEvent.ProtocolViolation(
                visit.now(), visit.connection(), visit.request().path(), text));
        return Answer.plain(400, "protocol violation: " + text);
    }

    private Answer usher(Visit visit) {
        Matcher path = USHER.matcher(visit.request().path());
        int version = path.matches() && path.group(1) != null ? 2 : 1;
        if (!config.twitch().usherVersions().contains(version)) {
            return Answer.plain(404, "404 page not found");
        }
        List<String> differences = (version == 1 ? first : second).differences(visit.request());
        return differences.isEmpty() ? multivariant(visit, version) : violation(visit, differences);
    }

    private Answer multivariant(Visit visit, int version) {
        String name = visit.target().channel().orElseThrow();
        Optional<Refusal> refusal = refusal(name, visit);
        if (refusal.isPresent()) {
            return Answer.text(
                    refusal.get().status(), "application/json", refusal.get().body());
        }
        LiveChannel channel = channels.get(name);
        if (channel == null) {
            return Answer.plain(404, "no such channel");
        }
        PlaylistShape shape = PlaylistShape.of(visit.rule(), channel, visit.now(), started);
        Session session = sessions.open(channel, visit.now());
        URI base = edges.get(session.edge() - 1);
        String text = shape.garbage()
                ? MediaPlaylistText.GARBAGE
                : new UsherPlaylist(channel, session, base, shape).text(version, visit.now());
        return Segments.playlist(text);
    }

    private Optional<Refusal> refusal(String name, Visit visit) {
        String token = visit.request().query().getOrDefault("token", "");
        if (!tokens.isOurs(token, visit.request().query().getOrDefault("sig", "")) || !Tokens.isFor(name, token)) {
            return Optional.of(Refusal.BAD_SIGNATURE);
        }
        if (!Tokens.isAlive(token, visit.now())) {
            return Optional.of(Refusal.TOKEN_EXPIRED);
        }
        LiveChannel channel = channels.get(name);
        if (channel == null) {
            return Optional.of(Refusal.NO_CHANNEL);
        }
        return channel.isOnAir(visit.now()) ? Optional.empty() : Optional.of(Refusal.NOT_LIVE);
    }

    private Reply media(Visit visit) {
        Optional<Session> session = visit.target().session().flatMap(sessions::find);
        if (session.isEmpty() || sessions.isForgotten(session.get(), visit.now())) {
            return Reply.of(Answer.plain(404, "gone"));
        }
        if (!sessions.overdue(session.get(), visit.now()).isNegative()) {
            return Reply.of(Answer.plain(403, "expired"));
        }
        LiveChannel channel = channels.get(session.get().channel());
        Optional<RenditionConfig> rendition =
                channel == null ? Optional.empty() : visit.target().rendition().flatMap(channel::rendition);
        return channel != null && rendition.isPresent()
                ? media(channel, rendition.get(), session.get(), visit)
                : Reply.of(Answer.plain(404, "no such rendition"));
    }

    private Reply media(LiveChannel channel, RenditionConfig rendition, Session session, Visit visit) {
        PlaylistShape shape = PlaylistShape.of(visit.rule(), channel, visit.now(), started);
        if (shape.garbage()) {
            return Reply.of(Segments.playlist(MediaPlaylistText.GARBAGE));
        }
        List<Entry> entries =
                channel.window(shape.shown()).stream().filter(session::reaches).toList();
        boolean ended = !channel.isOnAir(visit.now());
        if (entries.isEmpty() || (ended && !visit.now().isBefore(channel.forgotten(entries)))) {
            return Reply.of(Answer.plain(404, "gone"));
        }
        SessionPlaylist playlist = new SessionPlaylist(channel, rendition, session, entries);
        String text =
                playlist.text(ended ? shape.ending() : shape, config.twitch().prefetch());
        return Reply.listing(Segments.playlist(text), playlist.contents(), playlist.replaced());
    }
}
