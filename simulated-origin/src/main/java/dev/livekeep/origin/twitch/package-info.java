/** Twitch's dialects: access tokens, usher, sessions with stitched advertisements. */
@NullMarked
package dev.livekeep.origin.twitch;

import org.jspecify.annotations.NullMarked;
