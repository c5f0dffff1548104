package dev.livekeep.twitch.segment;

import dev.livekeep.ports.Clock;
import dev.livekeep.ports.Scheduler;
import dev.livekeep.twitch.http.HttpCaller;

/**
 * What all downloads share.
 *
 * @param userAgent what we call ourselves
 */
record Downloading(HttpCaller caller, ResourceCache resources, BodyReader reader, String userAgent) {

    static Downloading over(HttpCaller caller, Scheduler scheduler, Clock clock, String userAgent) {
        return new Downloading(
                caller,
                new ResourceCache(new ResourceFetcher(caller, scheduler, userAgent), clock),
                new BodyReader(clock, new Blocks()),
                userAgent);
    }
}
