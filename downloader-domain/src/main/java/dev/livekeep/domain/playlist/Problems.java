package dev.livekeep.domain.playlist;

import java.util.ArrayList;
import java.util.List;

/** Gathers what could not be read, up to a bound. */
final class Problems {
    private final int most;
    private final List<PlaylistProblem> problems = new ArrayList<>(0);
    private int left;
    private int lastLine = 1;

    Problems(int most) {
        this.most = most;
    }

    void add(int line, String wanted, String found) {
        if (problems.size() < most) {
            problems.add(PlaylistProblem.of(line, wanted, found));
        } else {
            left++;
            lastLine = line;
        }
    }

    List<PlaylistProblem> toList() {
        if (left > 0) {
            problems.add(new PlaylistProblem(lastLine, "no more problems", left + " further ones up to here"));
            left = 0;
        }
        return List.copyOf(problems);
    }
}
