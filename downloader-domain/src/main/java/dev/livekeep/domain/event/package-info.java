/** What is told to the outside about a recording (design §6). */
@NullMarked
package dev.livekeep.domain.event;

import org.jspecify.annotations.NullMarked;
