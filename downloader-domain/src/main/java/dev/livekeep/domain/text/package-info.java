/** Text that others wrote, made safe to show. */
@NullMarked
package dev.livekeep.domain.text;

import org.jspecify.annotations.NullMarked;
