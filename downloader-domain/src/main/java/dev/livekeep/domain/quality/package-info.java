/** Which variant of a stream is recorded: what variants are called, what was wished for, and what is chosen. */
@NullMarked
package dev.livekeep.domain.quality;

import org.jspecify.annotations.NullMarked;
