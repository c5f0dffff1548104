package dev.livekeep.twitch;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.livekeep.ports.Clock;
import dev.livekeep.ports.HttpEvents;
import dev.livekeep.ports.PlaylistSource;
import dev.livekeep.ports.Scheduler;
import dev.livekeep.ports.SegmentSource;
import dev.livekeep.ports.TaskRunner;
import dev.livekeep.twitch.http.HttpSettings;
import java.io.IOException;

/** Binds both sources to HTTP. Whoever builds the injector closes {@link HttpSources}, before the threads. */
public final class TwitchHttpModule extends AbstractModule {

    private final TwitchSettings twitch;
    private final HttpSettings http;
    private final String ytDlp;

    /**
     * A module.
     *
     * @param ytDlp the program for channels of type {@code youtube}: a path, or a name to be found on {@code PATH}
     */
    public TwitchHttpModule(TwitchSettings twitch, HttpSettings http, String ytDlp) {
        this.twitch = twitch;
        this.http = http;
        this.ytDlp = ytDlp;
    }

    @Provides
    @Singleton
    HttpSources sources(TaskRunner runner, Scheduler scheduler, Clock clock, HttpEvents events) throws IOException {
        return new HttpSources(twitch, http, ytDlp, runner, scheduler, clock, events);
    }

    @Provides
    @Singleton
    PlaylistSource playlists(HttpSources sources) {
        return sources.playlists();
    }

    @Provides
    @Singleton
    SegmentSource segments(HttpSources sources) {
        return sources.segments();
    }
}
