/** The journal: what was published, asked, answered and spoilt, one JSON object a line. */
@NullMarked
package dev.livekeep.origin.journal;

import org.jspecify.annotations.NullMarked;
