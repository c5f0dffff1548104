/** What the lifecycle needs from the world outside: archive, playlists, time, tasks, chance, events. */
@NullMarked
package dev.livekeep.ports;

import org.jspecify.annotations.NullMarked;
