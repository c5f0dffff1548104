@NullMarked
package dev.livekeep.domain.timeline;

import org.jspecify.annotations.NullMarked;
