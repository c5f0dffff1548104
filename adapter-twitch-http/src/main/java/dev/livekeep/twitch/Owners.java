package dev.livekeep.twitch;

import dev.livekeep.domain.source.ChannelSpec;
import dev.livekeep.domain.source.SourceType;
import dev.livekeep.twitch.http.Owner;
import java.net.URI;
import java.util.List;

/** Knows which of a channel's addresses are the user's own. */
final class Owners {

    private final Owner twitch;

    Owners(TwitchSettings settings) {
        this.twitch = new Owner(List.of(settings.gql(), settings.usher()));
    }

    Owner of(ChannelSpec channel) {
        return switch (channel.source()) {
            case SourceType.Twitch(String login) -> twitch;
            case SourceType.Url(URI uri) -> new Owner(List.of(uri));
            case SourceType.Youtube(URI page) -> new Owner(List.of(page));
        };
    }
}
