/** Channels that publish segments by the clock, and the plain HLS playlists that list them. */
@NullMarked
package dev.livekeep.origin.live;

import org.jspecify.annotations.NullMarked;
