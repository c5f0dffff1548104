/** Downloads segments: ranges, keys, init sections, resuming, and the proof that all of it came. */
@NullMarked
package dev.livekeep.twitch.segment;

import org.jspecify.annotations.NullMarked;
