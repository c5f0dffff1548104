package dev.livekeep.twitch;

import dev.livekeep.ports.Clock;
import dev.livekeep.ports.HttpEvents;
import dev.livekeep.ports.PlaylistSource;
import dev.livekeep.ports.Scheduler;
import dev.livekeep.ports.SegmentSource;
import dev.livekeep.ports.TaskRunner;
import dev.livekeep.twitch.http.HttpCaller;
import dev.livekeep.twitch.http.HttpSettings;
import dev.livekeep.twitch.segment.SegmentDownloads;
import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Both sources over their shared connections. Whoever made it closes it, before the threads it was given; then
 * everything under way has been told that it ended, and no client or timer is left.
 */
public final class HttpSources implements AutoCloseable {

    private static final int MOST_CHANCE = 1_000_000;

    private final HttpCaller caller;
    private final OpenCalls calls;
    private final PlaylistSource playlists;
    private final SegmentSource segments;

    /**
     * Sources that have not connected to anything yet.
     *
     * @param ytDlp the program for channels of type {@code youtube}: a path, or a name to be found on {@code PATH}
     * @throws IOException with one plain line if the trusted certificates cannot be read
     */
    public HttpSources(
            TwitchSettings twitch,
            HttpSettings http,
            String ytDlp,
            TaskRunner runner,
            Scheduler scheduler,
            Clock clock,
            HttpEvents events)
            throws IOException {
        this.caller = new HttpCaller(http, runner, clock, events);
        this.calls = new OpenCalls(runner);
        Owners owners = new Owners(twitch);
        PlaylistFetcher fetcher = new PlaylistFetcher(caller, twitch.userAgent());
        UrlFinder url = new UrlFinder(fetcher);
        this.playlists = new HttpPlaylistSource(
                calls,
                scheduler,
                owners,
                fetcher,
                new TwitchFinder(
                        new AccessTokenQuery(caller, twitch),
                        new Usher(
                                fetcher,
                                twitch,
                                () -> ThreadLocalRandom.current().nextInt(MOST_CHANCE)),
                        twitch.oauth(),
                        runner,
                        scheduler),
                url,
                new YoutubeFinder(new OutsideProgram(ytDlp, runner), url));
        this.segments = new HttpSegmentSource(
                calls, owners, new SegmentDownloads(caller, scheduler, clock, twitch.userAgent()));
    }

    /** Finds streams and polls them. */
    public PlaylistSource playlists() {
        return playlists;
    }

    /** Downloads segments. */
    public SegmentSource segments() {
        return segments;
    }

    @Override
    public void close() {
        calls.close();
        caller.close();
    }
}
