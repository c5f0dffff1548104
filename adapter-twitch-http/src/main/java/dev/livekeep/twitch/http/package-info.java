/** One HTTP exchange done safely: addresses, redirects, limits, cancelling, connections, proxies and trust. */
@NullMarked
package dev.livekeep.twitch.http;

import org.jspecify.annotations.NullMarked;
