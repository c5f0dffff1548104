/**
 * HTTP/1.1 over blocking sockets: one thread, one connection, bytes straight from the socket to whoever reads. Knows
 * nothing of redirects, proxies and forbidden addresses; who uses it has seen to those.
 */
@NullMarked
package dev.livekeep.twitch.http.wire;

import org.jspecify.annotations.NullMarked;
