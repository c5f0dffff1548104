/** A live HLS and Twitch origin that misbehaves on request. */
@NullMarked
package dev.livekeep.origin;

import org.jspecify.annotations.NullMarked;
