/** What is asked of the outside, and what it can answer. */
@NullMarked
package dev.livekeep.domain.source;

import org.jspecify.annotations.NullMarked;
