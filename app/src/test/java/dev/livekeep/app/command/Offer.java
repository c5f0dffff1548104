package dev.livekeep.app.command;

import dev.livekeep.origin.journal.Journal;
import dev.livekeep.origin.journal.JournalEvent.Asked;
import dev.livekeep.origin.journal.JournalEvent.Published;
import dev.livekeep.origin.journal.JournalEvent.SessionOpened;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A segment that a playlist told a recorder of.
 *
 * @param start as that playlist dated it
 * @param sha256 of what should be stored, as file names have it
 */
record Offer(String channel, String rendition, Instant start, Duration duration, String sha256) {
    /** So long before the last poll a segment must have been listed, to have been fetched by then. */
    private static final Duration SETTLING = Duration.ofSeconds(4);

    Instant end() {
        return start.plus(duration);
    }

    /** All that was listed in answers that were sent whole, but for the last few seconds; in the order of their dates. */
    static List<Offer> settled(Journal journal) {
        List<Asked> polls = journal.events(Asked.class).stream()
                .filter(asked -> asked.kind().equals("media") && asked.complete())
                .toList();
        Instant last =
                polls.stream().map(Asked::at).max(Comparator.naturalOrder()).orElseThrow();
        Map<String, Duration> offsets = journal.events(SessionOpened.class).stream()
                .collect(Collectors.toMap(SessionOpened::session, SessionOpened::clockOffset));
        Map<String, Published> published = journal.events(Published.class).stream()
                .collect(Collectors.toMap(
                        each -> key(each.channel(), each.rendition(), each.content()), Function.identity()));
        return polls.stream()
                .filter(poll -> poll.until().isBefore(last.minus(SETTLING)))
                .flatMap(poll -> {
                    Duration offset = poll.session().map(offsets::get).orElse(Duration.ZERO);
                    return contents(poll.listed())
                            .map(content -> key(
                                    poll.channel().orElseThrow(),
                                    poll.rendition().orElseThrow(),
                                    content))
                            .map(published::get)
                            .map(segment -> of(segment, offset));
                })
                .distinct()
                .sorted(Comparator.comparing(Offer::start))
                .toList();
    }

    private static Offer of(Published segment, Duration offset) {
        return new Offer(
                segment.channel(),
                segment.rendition(),
                segment.date().plus(offset),
                segment.duration(),
                segment.sha256().get());
    }

    private static String key(String channel, String rendition, long content) {
        return channel + "/" + rendition + "/" + content;
    }

    /** The numbers of {@code 3-5,8-8}. */
    private static Stream<Long> contents(Optional<String> listed) {
        return listed.stream()
                .flatMap(text -> Stream.of(text.split(",")))
                .map(run -> run.split("-"))
                .flatMap(run -> LongStream.rangeClosed(Long.parseLong(run[0]), Long.parseLong(run[1]))
                        .boxed());
    }
}
