package dev.livekeep.benchmarks.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A {@link PlainOrigin} as a process of its own. */
final class OriginProcess implements AutoCloseable {
    private static final String WINDOW = "15";

    private final Process process;
    private final int channels;
    private final Optional<TlsIdentity> identity;
    private final int window;
    private final int port;

    private OriginProcess(Process process, int channels, int window, Optional<TlsIdentity> identity)
            throws IOException {
        this.process = process;
        this.channels = channels;
        this.window = window;
        this.identity = identity;
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        if (line == null) {
            throw new IOException("the origin did not start");
        }
        port = Integer.parseInt(line);
    }

    /** Starts one, over TLS with {@code --tls}, on the core {@code --pin-origin} if that is given. */
    static OriginProcess start(int channels, Options options) throws IOException, InterruptedException {
        Optional<TlsIdentity> identity = options.has("tls") ? Optional.of(TlsIdentity.make()) : Optional.empty();
        List<String> command = new ArrayList<>(Contender.pinned(options, "pin-origin"));
        command.addAll(Contender.java(
                "-Xmx512m",
                PlainOrigin.class,
                Integer.toString(channels),
                Long.toString(options.bits()),
                options.text("window", WINDOW)));
        identity.ifPresent(those -> command.add(those.store().toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new OriginProcess(process, channels, Integer.parseInt(options.text("window", WINDOW)), identity);
    }

    Process process() {
        return process;
    }

    /** The addresses of all channels. */
    List<String> addresses() {
        List<String> addresses = new ArrayList<>();
        for (int channel = 1; channel <= channels; channel++) {
            addresses.add(root() + "/c" + channel + "/media.m3u8");
        }
        return addresses;
    }

    /** How many segments a playlist lists. */
    int window() {
        return window;
    }

    String root() {
        return (identity.isPresent() ? "https" : "http") + "://127.0.0.1:" + port;
    }

    /** What makes recorders trust it: the variables of Python's requests, curl and OpenSSL. */
    Map<String, String> environment() {
        return identity.map(those -> those.certificate().toString())
                .map(file -> Map.of("REQUESTS_CA_BUNDLE", file, "CURL_CA_BUNDLE", file, "SSL_CERT_FILE", file))
                .orElse(Map.of());
    }

    @Override
    public void close() {
        process.destroyForcibly();
        identity.ifPresent(those -> Trial.delete(those.folder()));
    }
}
