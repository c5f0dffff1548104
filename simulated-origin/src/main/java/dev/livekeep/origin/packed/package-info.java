/** The channels of plain HLS packed in other ways: encrypted, and as ranges of growing files. */
@NullMarked
package dev.livekeep.origin.packed;

import org.jspecify.annotations.NullMarked;
