@NullMarked
package dev.livekeep.origin.check;

import org.jspecify.annotations.NullMarked;
