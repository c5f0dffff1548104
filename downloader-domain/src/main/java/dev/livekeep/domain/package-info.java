/** What Livekeep knows: values, readings and decisions. Reads no clock, starts no thread, touches no file and no socket. */
@NullMarked
package dev.livekeep.domain;

import org.jspecify.annotations.NullMarked;
