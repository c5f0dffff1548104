/** The names of an archive: how a segment is called, how a name is read back, and which copies of a range are the best. */
@NullMarked
package dev.livekeep.domain.archive;

import org.jspecify.annotations.NullMarked;
