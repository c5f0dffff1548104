@NullMarked
package dev.livekeep.origin.story;

import org.jspecify.annotations.NullMarked;
