package dev.livekeep.app.process;

import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a recorder held in one minute.
 *
 * @param heap after a full collection at its end, in KiB
 * @param threads at each look
 * @param sockets at each look, drafts that were open among them
 * @param otherFiles the names of all other open files, at its end
 * @param series names and labels of all figures on the metrics port, at its end
 */
record SoakMinute(
        int number,
        long heap,
        IntSummaryStatistics threads,
        IntSummaryStatistics sockets,
        List<String> otherFiles,
        Set<String> series) {
    private static final double MIB_AN_HOUR = 60 / 1024.0;
    private static final Pattern WORD = Pattern.compile("^[^{]+|=\"[^\"]*\"");
    private static final String FORM = "%6s %10s %10s %10s %6s %7s%n";

    static String headings() {
        return String.format(Locale.ROOT, FORM, "minute", "heap KiB", "threads", "sockets", "files", "series");
    }

    String inWords() {
        return String.format(
                Locale.ROOT, FORM, number, heap, range(threads), range(sockets), otherFiles.size(), series.size());
    }

    private static String range(IntSummaryStatistics counts) {
        return counts.getMin() + "-" + counts.getMax();
    }

    /** The names of figures and the values of labels: what grows without end has new ones without end. */
    Set<String> words() {
        return series.stream()
                .flatMap(each -> WORD.matcher(each).results().map(MatchResult::group))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The slope of the least-squares line through the heap's figures, in MiB an hour. */
    static double growth(List<SoakMinute> minutes) {
        double meanTime =
                minutes.stream().mapToInt(SoakMinute::number).average().orElseThrow();
        double meanHeap = minutes.stream().mapToLong(SoakMinute::heap).average().orElseThrow();
        double both = minutes.stream()
                .mapToDouble(minute -> (minute.number - meanTime) * (minute.heap - meanHeap))
                .sum();
        double spread = minutes.stream()
                .mapToDouble(minute -> (minute.number - meanTime) * (minute.number - meanTime))
                .sum();
        return both / spread * MIB_AN_HOUR;
    }
}
