package dev.livekeep.twitch;

import dev.livekeep.twitch.http.ClientKind;
import org.junit.jupiter.api.Nested;

/** What holds over sockets of our own holds over the JDK's client. */
class JdkClientTest {

    @Nested
    class Segments extends HttpSegmentSourceContractTest {
        @Override
        ClientKind client() {
            return ClientKind.JDK;
        }
    }

    @Nested
    class Playlists extends HttpPlaylistSourceContractTest {
        @Override
        ClientKind client() {
            return ClientKind.JDK;
        }
    }

    @Nested
    class Ends extends SegmentEndTest {
        @Override
        ClientKind client() {
            return ClientKind.JDK;
        }
    }

    @Nested
    class Resumptions extends SegmentResumeTest {
        @Override
        ClientKind client() {
            return ClientKind.JDK;
        }
    }

    @Nested
    class Polls extends MediaPollTest {
        @Override
        ClientKind client() {
            return ClientKind.JDK;
        }
    }

    @Nested
    class Slowness extends SlowlorisTest {
        @Override
        ClientKind client() {
            return ClientKind.JDK;
        }
    }
}
