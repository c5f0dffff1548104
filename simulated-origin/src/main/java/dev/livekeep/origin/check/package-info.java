/** Judges an archive by the origin's journal; shares no code with the recorder. */
@NullMarked
package dev.livekeep.origin.check;

import org.jspecify.annotations.NullMarked;
