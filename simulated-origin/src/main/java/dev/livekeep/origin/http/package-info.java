/** A small HTTP/1.1 server on blocking sockets that can be told to misbehave at every phase of an answer. */
@NullMarked
package dev.livekeep.origin.http;

import org.jspecify.annotations.NullMarked;
