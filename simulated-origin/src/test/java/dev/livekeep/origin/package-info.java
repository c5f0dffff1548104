@NullMarked
package dev.livekeep.origin;

import org.jspecify.annotations.NullMarked;
