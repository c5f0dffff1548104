package dev.livekeep.origin.live;

import dev.livekeep.origin.http.Request;
import java.util.Optional;

/** A part of the origin with paths of its own. Safe for many threads. */
public interface Site {
    /** What the request asks for; empty where the path belongs to another site. */
    Optional<Target> target(Request request);

    /** What a healthy origin answers; of the visit's fault only what changes playlists is heeded. */
    Reply reply(Visit visit);
}
