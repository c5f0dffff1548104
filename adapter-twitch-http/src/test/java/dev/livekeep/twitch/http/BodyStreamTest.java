package dev.livekeep.twitch.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BodyStreamTest {

    private final AtomicLong subscribed = new AtomicLong();
    private final BodyStream stream = new BodyStream(subscriber -> subscribed.incrementAndGet());
    private final AtomicLong requested = new AtomicLong();
    private final AtomicLong cancelled = new AtomicLong();

    private final Flow.Subscription subscription = new Flow.Subscription() {
        @Override
        public void request(long n) {
            requested.addAndGet(n);
        }

        @Override
        public void cancel() {
            cancelled.incrementAndGet();
        }
    };

    private void deliver(String... buffers) {
        stream.onNext(Stream.of(buffers)
                .map(text -> ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)))
                .toList());
    }

    private String read(int most) throws IOException {
        return new String(stream.readNBytes(most), StandardCharsets.UTF_8);
    }

    @Test
    void theBodyComesOnceItIsStarted() {
        long before = subscribed.get();
        stream.start();

        assertThat(before).isZero();
        assertThat(subscribed).hasValue(1);
    }

    @Test
    void aBodyIsReadToItsEnd() throws IOException {
        stream.onSubscribe(subscription);
        deliver("ab", "", "cd");
        deliver("e");
        stream.onComplete();

        assertThat(stream.read()).isEqualTo('a');
        assertThat(stream.read(new byte[1], 1, 0)).isZero();
        assertThat(read(100)).isEqualTo("bcde");
        assertThat(stream.read()).isEqualTo(-1);
        assertThat(stream.read(new byte[5])).isEqualTo(-1);
    }

    @Test
    void allThatCameBeforeAFailureIsReadBeforeItIsTold() throws IOException {
        stream.onSubscribe(subscription);
        deliver("ab", "cd");
        deliver("ef");
        stream.onError(new IOException("cut"));

        assertThat(read(6)).isEqualTo("abcdef");
        assertThatThrownBy(stream::read).isInstanceOf(IOException.class).hasMessage("cut");
        assertThatThrownBy(stream::read).isInstanceOf(IOException.class).hasMessage("cut");
    }

    @Test
    void noMoreIsAskedForThanOneDeliveryAhead() throws IOException {
        stream.onSubscribe(subscription);
        long before = requested.get();
        deliver("ab");
        read(1);
        long within = requested.get();
        read(1);

        assertThat(List.of(before, within, requested.get())).containsExactly(1L, 2L, 2L);
    }

    @Test
    void aSecondSubscriptionIsRefused() {
        stream.onSubscribe(subscription);
        stream.onSubscribe(subscription);

        assertThat(cancelled).hasValue(1);
        assertThat(requested).hasValue(1);
    }

    @Test
    void closingEndsTheSubscription() throws IOException {
        stream.onSubscribe(subscription);
        deliver("ab");
        read(1);
        int before = stream.available();

        stream.close();

        assertThat(before).isEqualTo(1);
        assertThat(stream.available()).isZero();
        assertThat(cancelled).hasValue(1);
        assertThatThrownBy(stream::read).isInstanceOf(IOException.class).hasMessage("closed");
    }

    @Test
    void closingEndsASubscriptionThatComesLater() {
        stream.close();
        stream.onSubscribe(subscription);

        assertThat(cancelled).hasValue(1);
    }

    @Test
    void closingFreesWhoeverWaits() {
        stream.onSubscribe(subscription);
        CompletableFuture<Integer> reading = reading();

        stream.close();

        assertThatThrownBy(() -> reading.get(10, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage("closed");
    }

    @Test
    void anInterruptClosesTheStream() throws Exception {
        stream.onSubscribe(subscription);
        CompletableFuture<Boolean> stillInterrupted = new CompletableFuture<>();
        Thread reader = Thread.ofPlatform().start(() -> {
            try {
                stream.read();
            } catch (IOException e) {
                stillInterrupted.complete(Thread.currentThread().isInterrupted());
            }
        });

        reader.interrupt();

        assertThat(stillInterrupted.get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(cancelled).hasValue(1);
    }

    private CompletableFuture<Integer> reading() {
        CompletableFuture<Integer> result = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> {
            try {
                result.complete(stream.read());
            } catch (IOException e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }
}
