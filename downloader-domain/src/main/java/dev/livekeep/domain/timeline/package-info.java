/** The dates of a session: how a listed date is read, and which date each listed segment is named by. */
@NullMarked
package dev.livekeep.domain.timeline;

import org.jspecify.annotations.NullMarked;
