@NullMarked
package dev.livekeep.domain.quality;

import org.jspecify.annotations.NullMarked;
