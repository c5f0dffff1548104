package dev.livekeep.twitch.http.wire;

import dev.livekeep.twitch.http.Cancellation;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Opens connections. Safe for many threads. */
final class Dialer {

    private final SSLContext trust;
    private final int timeoutMillis;

    /** @param timeout for connecting, and once more for the steps of a handshake */
    Dialer(SSLContext trust, Duration timeout) {
        this.trust = trust;
        this.timeoutMillis = (int) timeout.toMillis();
    }

    /**
     * A new connection.
     *
     * @throws ConnectException if the address cannot be reached
     * @throws HttpConnectTimeoutException if it does not answer in time
     */
    Connection dial(Place place, Cancellation stop) throws IOException {
        SocketChannel channel = SocketChannel.open();
        boolean done = false;
        try {
            Connection connection = stop.during(() -> close(channel), () -> connect(place, channel));
            stop.check();
            done = true;
            return connection;
        } catch (IOException e) {
            stop.check();
            throw e;
        } finally {
            if (!done) {
                close(channel);
            }
        }
    }

    private Connection connect(Place place, SocketChannel channel) throws IOException {
        InetSocketAddress address = place.address();
        if (address.isUnresolved()) {
            throw new UnknownHostException("no address for " + place.host());
        }
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        Socket socket = channel.socket();
        try {
            socket.connect(address, timeoutMillis);
        } catch (SocketTimeoutException e) {
            throw timeout(e);
        } catch (IOException e) {
            ConnectException refused = new ConnectException(e.getMessage());
            refused.initCause(e);
            throw refused;
        }
        return new Connection(place, channel, place.tls() ? secured(socket, place) : socket);
    }

    private Socket secured(Socket socket, Place place) throws IOException {
        SSLSocket tls = (SSLSocket) trust.getSocketFactory().createSocket(socket, place.name(), place.port(), true);
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        tls.setSSLParameters(parameters);
        socket.setSoTimeout(timeoutMillis);
        try {
            tls.startHandshake();
        } catch (SocketTimeoutException e) {
            throw timeout(e);
        }
        socket.setSoTimeout(0);
        return tls;
    }

    private static HttpConnectTimeoutException timeout(SocketTimeoutException cause) {
        HttpConnectTimeoutException late = new HttpConnectTimeoutException("no connection in time");
        late.initCause(cause);
        return late;
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException ignored) {
            // it was never of use
        }
    }
}
