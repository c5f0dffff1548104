@NullMarked
package dev.livekeep.origin.media;

import org.jspecify.annotations.NullMarked;
