/** The small encoded loops, and segments made from them with timestamps that run on for ever. */
@NullMarked
package dev.livekeep.origin.media;

import org.jspecify.annotations.NullMarked;
