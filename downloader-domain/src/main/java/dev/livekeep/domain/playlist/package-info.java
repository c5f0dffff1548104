/**
 * Live playlists as values: the reader (text in, playlist out), the printer, and what a recorder asks of two readings in
 * a row. Words and rules are those of RFC 8216 and its second edition; what we read beyond them is said at the type.
 */
@NullMarked
package dev.livekeep.domain.playlist;

import org.jspecify.annotations.NullMarked;
