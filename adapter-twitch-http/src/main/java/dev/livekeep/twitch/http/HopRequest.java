package dev.livekeep.twitch.http;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Makes the request for one hop, with the logins that belong to it and no others. */
final class HopRequest {

    private HopRequest() {}

    /**
     * The login for a proxy stands in a header, which the client keeps from everybody else: with an {@code
     * Authenticator} it would leave out every other {@code Authorization} and take a 401 for its own affair.
     *
     * @throws IOException if that cannot be asked
     */
    static HttpRequest of(HttpAsk ask, ProxyRules proxies) throws IOException {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(withoutLogin(ask.uri()));
            ask.headers().forEach(request::setHeader);
            login(ask).ifPresent(login -> request.setHeader("Authorization", "Basic " + login));
            proxies.authorization(ask.uri()).ifPresent(login -> request.setHeader("Proxy-Authorization", login));
            ask.body().ifPresent(text -> request.POST(HttpRequest.BodyPublishers.ofString(text)));
            return request.build();
        } catch (IllegalArgumentException | URISyntaxException e) {
            throw new IOException("cannot ask " + ShownUri.of(ask.uri()), e);
        }
    }

    /** The login of the user's own URL goes to that URL's origin, and nowhere else. */
    private static Optional<String> login(HttpAsk ask) {
        return ask.owner().urls().stream()
                .filter(own -> own.getUserInfo() != null && HttpCaller.sameOrigin(own, ask.uri()))
                .map(own -> own.getUserInfo().getBytes(StandardCharsets.UTF_8))
                .map(Base64.getEncoder()::encodeToString)
                .findFirst();
    }

    private static URI withoutLogin(URI uri) throws URISyntaxException {
        if (uri.getRawUserInfo() == null) {
            return uri;
        }
        return new URI(uri.toString().replaceFirst("//[^/?#]*@", "//"));
    }
}
