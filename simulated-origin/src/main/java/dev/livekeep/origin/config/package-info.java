/** What a simulated origin is made of: channels, renditions, windows, edges, advertisements. */
@NullMarked
package dev.livekeep.origin.config;

import org.jspecify.annotations.NullMarked;
