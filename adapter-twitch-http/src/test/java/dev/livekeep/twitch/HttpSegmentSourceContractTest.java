package dev.livekeep.twitch;

import dev.livekeep.domain.source.SegmentRequest;
import dev.livekeep.ports.SegmentSource;
import dev.livekeep.testkit.SegmentSourceContract;
import dev.livekeep.twitch.http.ClientKind;
import dev.livekeep.twitch.http.HttpSettings;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;

@Tag("process")
class HttpSegmentSourceContractTest implements SegmentSourceContract {
    private final Bench bench = new Bench(HttpSettings.defaults().over(client()));

    ClientKind client() {
        return HttpSettings.defaults().client();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Override
    public SegmentSource source() {
        return bench.sources.segments();
    }

    @Override
    public SegmentRequest whole(byte[] body) {
        bench.server.on("/whole.ts", 200, "", body);
        return bench.request("whole.ts");
    }

    @Override
    public SegmentRequest cut(byte[] body, int came) {
        bench.server.on("/cut.ts", (request, out) -> {
            RawServer.write(out, "HTTP/1.1 200 OK\r\nContent-Length: " + body.length + "\r\n\r\n");
            out.write(Arrays.copyOf(body, came));
            request.socket().shutdownOutput();
        });
        return bench.request("cut.ts");
    }

    @Override
    public SegmentRequest refused(int status) {
        bench.server.on("/" + status, status, "", "no");
        return bench.request(Integer.toString(status));
    }

    @Override
    public SegmentRequest unanswered() {
        bench.server.on("/never.ts", (request, out) -> request.awaitClosed());
        return bench.request("never.ts");
    }

    @Override
    public SegmentRequest stalling(byte[] beginning) {
        bench.server.on("/stalling.ts", (request, out) -> {
            RawServer.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n");
            out.write(beginning);
            out.flush();
            request.awaitClosed();
        });
        return bench.request("stalling.ts");
    }

    @Override
    public void passUntil(BooleanSupplier done) {
        Bench.passUntil(done);
    }
}
