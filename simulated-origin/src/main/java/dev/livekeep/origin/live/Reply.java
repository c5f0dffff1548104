package dev.livekeep.origin.live;

import dev.livekeep.origin.http.Answer;
import java.util.List;
import java.util.Optional;

/**
 * An answer, and what a playlist in it lists, as runs of content numbers such as {@code 3-7,9-9}.
 *
 * @param replaced the content numbers in whose places advertisements are listed
 */
public record Reply(Answer answer, Optional<String> listed, Optional<String> replaced) {
    /** An answer that lists nothing. */
    public static Reply of(Answer answer) {
        return new Reply(answer, Optional.empty(), Optional.empty());
    }

    /** A media playlist that lists these contents, and advertisements in the places of those. */
    public static Reply listing(Answer answer, List<Long> contents, List<Long> replaced) {
        return new Reply(answer, ranges(contents), ranges(replaced));
    }

    private static Optional<String> ranges(List<Long> contents) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < contents.size(); ) {
            int last = i;
            while (last + 1 < contents.size() && contents.get(last + 1) == contents.get(last) + 1) {
                last++;
            }
            out.append(out.isEmpty() ? "" : ",")
                    .append(contents.get(i))
                    .append('-')
                    .append(contents.get(last));
            i = last + 1;
        }
        return Optional.of(out.toString()).filter(text -> !text.isEmpty());
    }
}
