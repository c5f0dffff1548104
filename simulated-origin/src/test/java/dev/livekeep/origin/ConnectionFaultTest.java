package dev.livekeep.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.origin.RawClient.End;
import dev.livekeep.origin.RawClient.Wire;
import dev.livekeep.origin.config.ChannelConfig;
import dev.livekeep.origin.config.OriginConfig;
import dev.livekeep.origin.fault.FaultScript;
import dev.livekeep.origin.journal.JournalEvent;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What comes over the wire under each fault of connections, and what the journal says of it. */
class ConnectionFaultTest {
    private static final int SIZE = 75_000 - 75_000 % 188;

    private final ManualClock clock = new ManualClock(Instant.parse("2026-01-06T22:15:40Z"));
    private final Client client = new Client();
    private SimulatedOrigin origin;
    private URI segment;
    private byte[] whole;

    @BeforeEach
    void start() throws Exception {
        origin = SimulatedOrigin.start(OriginConfig.defaults()
                .withChannels(ChannelConfig.ts("alpha", 1_200_000))
                .withEdges(2, 0)
                .withClock(clock));
        segment = origin.base().resolve("/url/alpha/480p30/7.ts");
        whole = client.get(segment).body();
        assertThat(whole).hasSize(SIZE);
    }

    @AfterEach
    void stop() {
        origin.close();
        client.close();
    }

    private void script(String fault) {
        origin.follow(FaultScript.parse("always kind=segment : " + fault));
    }

    /** The second request the journal knows: the first fetched the segment as it should be. */
    private JournalEvent.Asked noted() throws InterruptedException {
        return origin.journal()
                .await(JournalEvent.Asked.class, 2, Duration.ofSeconds(20))
                .getLast();
    }

    private void assertNoted(String fault, int status, boolean complete) throws InterruptedException {
        JournalEvent.Asked noted = noted();
        assertThat(noted.fault()).hasValue(fault);
        assertThat(noted.status()).isEqualTo(status);
        assertThat(noted.complete()).isEqualTo(complete);
    }

    private byte[] start(double part) {
        return Arrays.copyOf(whole, (int) Math.round(SIZE * part));
    }

    @Test
    void resetComesBeforeHeaders() throws Exception {
        script("reset");

        Wire wire = RawClient.get(segment);

        assertThat(wire.end()).isEqualTo(End.RESET);
        assertThat(wire.head()).isEmpty();
        assertNoted("reset", 0, false);
    }

    @Test
    void resetInBodyComesAfterAPartOfIt() throws Exception {
        script("reset-in-body 0.25");

        Wire wire = RawClient.get(segment);

        assertThat(wire.end()).isEqualTo(End.RESET);
        assertThat(wire.body().length).isLessThanOrEqualTo(SIZE / 4);
        assertNoted("reset-in-body", 200, false);
        assertThat(noted().bytes()).isEqualTo(start(0.25).length);
    }

    @Test
    void truncatedBodySaysItsWholeLength() throws Exception {
        script("truncate length 0.5");

        Wire wire = RawClient.get(segment);

        assertThat(wire.end()).isEqualTo(End.CLOSED);
        assertThat(wire.head()).contains("Content-Length: " + SIZE);
        assertThat(wire.body()).isEqualTo(start(0.5));
        assertNoted("truncate", 200, false);
        assertThat(noted().expected()).isEqualTo(SIZE);
    }

    @Test
    void truncatedChunkedBodyHasNoLastChunk() throws Exception {
        script("truncate chunked 0.5");

        Wire wire = RawClient.get(segment);

        assertThat(wire.head()).contains("Transfer-Encoding: chunked");
        assertThat(new String(wire.body(), StandardCharsets.ISO_8859_1))
                .endsWith("\r\n")
                .doesNotEndWith("0\r\n\r\n");
        assertNoted("truncate", 200, false);
    }

    @Test
    void truncatedBodyWithoutLengthLooksWhole() throws Exception {
        script("truncate no-length 0.5");

        Wire wire = RawClient.get(segment);

        assertThat(wire.end()).isEqualTo(End.CLOSED);
        assertThat(wire.head()).doesNotContain("Content-Length", "Transfer-Encoding");
        assertThat(wire.body()).isEqualTo(start(0.5));
        assertNoted("truncate", 200, false);
    }

    @Test
    void stallEndsInTheWholeAnswer() throws Exception {
        script("stall 0.05");

        Wire wire = RawClient.get(segment);

        assertThat(wire.body()).isEqualTo(whole);
        assertNoted("stall", 200, true);
    }

    @Test
    void stallForEverEndsWhenThePeerLeaves() throws Exception {
        script("stall");

        Wire wire = RawClient.get(segment, 100, Integer.MAX_VALUE);

        assertThat(wire.end()).isEqualTo(End.SILENCE);
        assertThat(wire.head()).isEmpty();
        assertNoted("stall", 0, false);
    }

    @Test
    void stallInBodyGoesOnWithTheRest() throws Exception {
        script("stall-in-body 0.5 0.05");

        Wire wire = RawClient.get(segment);

        assertThat(wire.body()).isEqualTo(whole);
        assertNoted("stall-in-body", 200, true);
    }

    @Test
    void stallInBodyForEverLeavesAPart() throws Exception {
        script("stall-in-body 0.5");

        Wire wire = RawClient.get(segment, 200, Integer.MAX_VALUE);

        assertThat(wire.end()).isEqualTo(End.SILENCE);
        assertThat(start(0.5)).startsWith(wire.body());
        assertNoted("stall-in-body", 200, false);
        assertThat(noted().bytes()).isEqualTo(start(0.5).length);
    }

    @Test
    void cleanEndIsABodyThatOnlyLooksWhole() throws Exception {
        script("clean-end 0.5 0.05");

        byte[] body = client.get(segment).body();

        assertThat(body).isEqualTo(start(0.5));
        assertNoted("clean-end", 200, false);
    }

    @Test
    void slowHeadersComeWholeInTheEnd() throws Exception {
        script("slow-headers 0.2");

        Wire wire = RawClient.get(segment);

        assertThat(wire.head()).startsWith("HTTP/1.1 200 OK\r\n").contains("Content-Length: " + SIZE);
        assertThat(wire.body()).isEqualTo(whole);
        assertNoted("slow-headers", 200, true);
    }

    @Test
    void endlessHeadersNeverReachABody() throws Exception {
        script("endless-headers");

        Wire wire = RawClient.get(segment, 20_000, 20_000);

        assertThat(wire.end()).isEqualTo(End.ENOUGH);
        assertThat(wire.head()).contains("X-Endless-9: ");
        assertThat(wire.body()).isEmpty();
        assertNoted("endless-headers", 0, false);
    }

    @Test
    void dripBringsTheWholeBodyBitByBit() throws Exception {
        script("drip 200_000");

        Wire wire = RawClient.get(segment);

        assertThat(wire.body()).isEqualTo(whole);
        assertNoted("drip", 200, true);
    }

    @Test
    void deadEdgeResetsEveryConnectionWhileAnotherLives() throws Exception {
        origin.follow(FaultScript.parse("always edge=1 : dead"));

        Wire dead = RawClient.get(segment);
        int other = client.get(origin.bases().get(1).resolve("/url/alpha/480p30/7.ts"))
                .statusCode();

        assertThat(dead.end()).isEqualTo(End.RESET);
        assertThat(other).isEqualTo(200);
    }

    @Test
    void deadForOneKindResetsAfterTheRequest() throws Exception {
        script("dead");

        Wire wire = RawClient.get(segment);

        assertThat(wire.end()).isEqualTo(End.RESET);
        assertNoted("dead", 0, false);
    }

    @Test
    void blackHoleSaysNothing() throws Exception {
        origin.follow(FaultScript.parse("always : black-hole"));

        Wire wire = RawClient.get(segment, 100, Integer.MAX_VALUE);

        assertThat(wire.end()).isEqualTo(End.SILENCE);
        assertThat(wire.head()).isEmpty();
        assertNoted("black-hole", 0, false);
    }

    @Test
    void closingTheOriginEndsWhatStalls() throws Exception {
        script("stall");
        Thread closing = Thread.ofVirtual().unstarted(origin::close);

        try (var socket = new Socket(segment.getHost(), segment.getPort())) {
            socket.getOutputStream()
                    .write(("GET " + segment.getPath() + " HTTP/1.1\r\nHost: x\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            closing.start();
            int end = socket.getInputStream().read();

            assertThat(end).isEqualTo(-1);
        } catch (IOException reset) {
            assertThat(reset).isInstanceOf(SocketException.class);
        }
        closing.join();
        assertThat(origin.journal().events(JournalEvent.Closed.class)).hasSize(1);
    }
}
