/** Looks at media bytes as they pass: are they whole, and how long do they play. */
@NullMarked
package dev.livekeep.domain.media;

import org.jspecify.annotations.NullMarked;
