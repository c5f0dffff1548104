/** Which listed segments are ads, and by which sign. Twitch stitches them into each session's playlist. */
@NullMarked
package dev.livekeep.domain.ads;

import org.jspecify.annotations.NullMarked;
