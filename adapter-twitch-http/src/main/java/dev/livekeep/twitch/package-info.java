/** Playlists and segments from Twitch and from plain URLs, over {@code java.net.http}. */
@NullMarked
package dev.livekeep.twitch;

import org.jspecify.annotations.NullMarked;
