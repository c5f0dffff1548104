package dev.livekeep.domain.capture;

import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.capture.CaptureAction.Tell;
import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.domain.quality.QualityChoice;
import dev.livekeep.domain.quality.QualityWish;
import dev.livekeep.domain.source.StreamAnswer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells what looks for a stream find, each change once; failed looks each time. */
final class StreamNews {
    private String state = "";
    private final Map<Quality, String> choices = new HashMap<>();

    void found(List<String> offered, String details, List<CaptureAction> out) {
        tellState("live " + offered + details, new CaptureEvent.StreamFound(offered, details), out);
    }

    void offline(String words, List<CaptureAction> out) {
        tellState("offline " + words, new CaptureEvent.Offline(words), out);
    }

    void refused(StreamAnswer.Refused answer, List<CaptureAction> out) {
        tellState(
                "refused " + answer.refusal() + answer.words(),
                new CaptureEvent.StreamRefused(answer.refusal(), answer.words()),
                out);
    }

    private void tellState(String now, CaptureEvent.Detail detail, List<CaptureAction> out) {
        if (!state.equals(now)) {
            state = now;
            out.add(new Tell(detail));
        }
    }

    void failed(String reason, List<CaptureAction> out) {
        out.add(new Tell(new CaptureEvent.RefreshFailed(reason)));
    }

    void chosen(QualityChoice choice, QualityChoice.Chosen chosen, List<CaptureAction> out) {
        Quality quality = choice.wish().folder();
        if (isNews(quality, choice.inWords() + choice.warnings())) {
            out.add(new Tell(new CaptureEvent.VariantChosen(
                    quality, choice.wish().inText(), chosen.variant().title(), choice.offered(), choice.warnings())));
        }
    }

    void missing(QualityWish wish, List<String> offered, List<CaptureAction> out) {
        if (isNews(wish.folder(), "missing among " + offered)) {
            out.add(new Tell(new CaptureEvent.QualityMissing(wish.folder(), wish.inText(), offered)));
        }
    }

    private boolean isNews(Quality quality, String words) {
        return !words.equals(choices.put(quality, words));
    }
}
