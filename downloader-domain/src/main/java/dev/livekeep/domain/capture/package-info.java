/**
 * The lifecycle of a recording as pure, deterministic machines (design §2): {@link
 * dev.livekeep.domain.capture.StreamsManager}, {@link dev.livekeep.domain.capture.StreamWorker}, {@link
 * dev.livekeep.domain.capture.SegmentBook} and {@link dev.livekeep.domain.capture.SegmentGetter}, put together by {@link
 * dev.livekeep.domain.capture.ChannelCapture}. Input and time go in, actions and the next wake-up come out.
 */
@NullMarked
package dev.livekeep.domain.capture;

import org.jspecify.annotations.NullMarked;
