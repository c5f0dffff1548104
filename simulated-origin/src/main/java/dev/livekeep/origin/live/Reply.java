package dev.livekeep.origin.live;

import dev.livekeep.origin.http.Answer;
import java.util.List;
import java.util.Optional;

/** An answer, and which content numbers a playlist in it lists, as {@code first-last}. */
public record Reply(Answer answer, Optional<String> listed) {
    /** An answer that lists nothing. */
    public static Reply of(Answer answer) {
        return new Reply(answer, Optional.empty());
    }

    /** A media playlist that lists these. */
    public static Reply listing(Answer answer, List<Long> contents) {
        return new Reply(answer, contents.isEmpty() ? Optional.empty() : Optional.of(ranges(contents)));
    }

    /** Runs of consecutive numbers: {@code 3-7,9-9}. */
    private static String ranges(List<Long> contents) {
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
        return out.toString();
    }
}
