/** The rules that hold for all modules: which may see which, who may touch the world outside, what no source may say. */
@NullMarked
package dev.livekeep.app.rules;

import org.jspecify.annotations.NullMarked;
