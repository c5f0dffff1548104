package dev.livekeep.app.options;

import dev.livekeep.app.UserMistake;
import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.quality.QualityWish;
import dev.livekeep.domain.source.ChannelSpec;
import dev.livekeep.domain.source.SourceType;
import dev.livekeep.domain.text.ForeignText;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One positional argument of {@code record}: {@code NAME[!][:TYPE:URL]} (contract §8).
 *
 * @param name without the marks of importance
 * @param important whether it ended in {@code !}
 */
record ChannelArgument(Channel name, boolean important, SourceType source) {
    private static final String FORM = "write NAME, NAME! or NAME:TYPE:URL with TYPE one of twitch, url, youtube";

    /** Reads all of them; the only channel of a process counts as important. */
    static List<ChannelSpec> parseAll(List<String> texts, List<QualityWish> qualities) {
        Set<Channel> seen = new HashSet<>();
        return texts.stream()
                .map(ChannelArgument::parse)
                .map(argument -> {
                    if (!seen.add(argument.name())) {
                        throw UserMistake.usage(
                                "channel " + argument.name().name() + " is given twice: give each channel once");
                    }
                    return argument.spec(texts.size() == 1, qualities);
                })
                .toList();
    }

    static ChannelArgument parse(String text) {
        int first = text.indexOf(':');
        if (first < 0) {
            return of(text, "twitch", "");
        }
        int second = text.indexOf(':', first + 1);
        if (second < 0) {
            throw UserMistake.usage("channel " + ForeignText.quoted(text) + " has a type but no URL: " + FORM);
        }
        return of(text.substring(0, first), text.substring(first + 1, second), text.substring(second + 1));
    }

    private static ChannelArgument of(String marked, String type, String url) {
        String name = marked.replaceAll("!+$", "");
        Channel channel;
        try {
            channel = new Channel(name);
        } catch (IllegalArgumentException e) {
            throw UserMistake.usage(String.valueOf(e.getMessage()));
        }
        SourceType source = switch (type) {
            case "twitch" -> new SourceType.Twitch(name);
            case "url" -> new SourceType.Url(uri(url));
            case "youtube" -> new SourceType.Youtube(uri(url));
            default ->
                throw UserMistake.usage("unknown type " + ForeignText.quoted(type) + " of channel "
                        + ForeignText.quoted(marked) + ": " + FORM);
        };
        return new ChannelArgument(channel, !name.equals(marked), source);
    }

    private static URI uri(String text) {
        try {
            URI uri = new URI(text);
            boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (http && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw UserMistake.usage("cannot read the URL " + ShownUrl.of(text) + ": " + e.getReason());
        }
        throw UserMistake.usage("want an http or https URL, found " + ShownUrl.of(text) + ": " + FORM);
    }

    private ChannelSpec spec(boolean only, List<QualityWish> wishes) {
        List<QualityWish> wanted =
                source instanceof SourceType.Youtube ? List.of(QualityWish.parse(QualityWish.SOURCE)) : wishes;
        return new ChannelSpec(name, important || only, source, wanted);
    }
}
