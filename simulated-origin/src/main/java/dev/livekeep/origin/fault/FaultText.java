package dev.livekeep.origin.fault;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads a fault's name and arguments. */
final class FaultText {
    private final List<String> words;

    private FaultText(List<String> words) {
        this.words = words;
    }

    static Fault parse(List<String> words) {
        return new FaultText(words).fault();
    }

    private Fault fault() {
        return switch (words.get(0)) {
            case "status" -> new AnswerFault.Status((int) number(1, 503));
            case "reset" -> new ConnectionFault.Reset();
            case "reset-in-body" -> new ConnectionFault.ResetInBody(fraction(1));
            case "truncate" -> new ConnectionFault.Truncate(framing(), fraction(2));
            case "stall" -> new ConnectionFault.Stall(time(1));
            case "stall-in-body" -> new ConnectionFault.StallInBody(fraction(1), time(2));
            case "clean-end" -> new ConnectionFault.CleanEnd(fraction(1), time(2).orElse(Duration.ofSeconds(60)));
            case "slow-headers" -> new ConnectionFault.SlowHeaders(time(1).orElse(Duration.ofSeconds(5)));
            case "endless-headers" -> new ConnectionFault.EndlessHeaders();
            case "drip" -> new ConnectionFault.Drip(number(1, 10_000));
            case "empty" -> new AnswerFault.Empty();
            case "short" -> new AnswerFault.Shortened(fraction(1));
            case "dead" -> new ConnectionFault.Dead();
            case "black-hole" -> new ConnectionFault.BlackHole();
            case "outage" -> new AnswerFault.Outage();
            case "content-type" -> new AnswerFault.ContentType(word(1).orElse("text/html"));
            case "huge" -> new AnswerFault.Huge(number(1, 1L << 30));
            case "redirect-edge" -> new AnswerFault.RedirectEdge((int) number(1, 1));
            case "redirect-loop" -> new AnswerFault.RedirectLoop();
            case "redirect" -> new AnswerFault.Redirect(URI.create(word(1).orElse("file:///etc/hostname")));
            case "range" -> new AnswerFault.Range(rangeAnswer());
            case "coded" -> new AnswerFault.Coded(word(1).orElse("gzip"));
            default -> ofPlaylistsAndChannels();
        };
    }

    private Fault ofPlaylistsAndChannels() {
        return switch (words.get(0)) {
            case "frozen" -> new PlaylistFault.Frozen();
            case "backward" -> new PlaylistFault.Backward((int) number(1, 3));
            case "garbage" -> new PlaylistFault.Garbage();
            case "hide" ->
                new PlaylistFault.Hide(word(1).orElseThrow(
                                () -> new IllegalArgumentException("want the name of a rendition to hide, got none")));
            case "bad-date" -> new PlaylistFault.BadDate();
            case "endlist" -> new PlaylistFault.Endlist();
            case "clock-skew" -> new PlaylistFault.ClockSkew(time(1).orElse(Duration.ofSeconds(1)));
            case "gap" -> new ChannelFault.Gap(word(1).orElse("").equals("tagged"));
            case "broadcast-end" -> new ChannelFault.BroadcastEnd();
            case "refuse" -> new AnswerFault.Refuse(Refusal.named(word(1).orElse("")));
            default -> throw new IllegalArgumentException("want the name of a fault, got " + words.get(0));
        };
    }

    static Duration seconds(String text) {
        try {
            double seconds = Double.parseDouble(text.endsWith("s") ? text.substring(0, text.length() - 1) : text);
            return Duration.ofNanos(Math.round(seconds * 1e9));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("want seconds such as `1.5s`, got " + text, e);
        }
    }

    private Optional<String> word(int index) {
        return index < words.size() ? Optional.of(words.get(index)) : Optional.empty();
    }

    private long number(int index, long usual) {
        return word(index).map(text -> Long.parseLong(text.replace("_", ""))).orElse(usual);
    }

    private double fraction(int index) {
        double fraction = word(index).map(Double::parseDouble).orElse(0.5);
        if (!(fraction >= 0 && fraction <= 1)) {
            throw new IllegalArgumentException("want a part between 0 and 1, got " + fraction);
        }
        return fraction;
    }

    private Optional<Duration> time(int index) {
        return word(index).map(FaultText::seconds);
    }

    private Framing framing() {
        return switch (word(1).orElse("length")) {
            case "length" -> Framing.LENGTH;
            case "chunked" -> Framing.CHUNKED;
            case "no-length" -> Framing.NONE;
            default -> throw new IllegalArgumentException("want length, chunked or no-length, got " + words.get(1));
        };
    }

    private RangeAnswer rangeAnswer() {
        return switch (word(1).orElse("ignored")) {
            case "ignored" -> RangeAnswer.IGNORED;
            case "shifted" -> RangeAnswer.SHIFTED;
            case "no-content-range" -> RangeAnswer.NO_CONTENT_RANGE;
            case "refused" -> RangeAnswer.REFUSED;
            default ->
                throw new IllegalArgumentException(
                        "want ignored, shifted, no-content-range or refused, got " + words.get(1));
        };
    }
}
