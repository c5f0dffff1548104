package dev.livekeep.app.options;

import dev.livekeep.app.UserMistake;
import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.capture.CapturePolicy;
import dev.livekeep.domain.quality.QualityWish;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The policy that options and the policy fields of the configuration file make together; an option wins. */
final class PolicyOptions {

    private PolicyOptions() {}

    /** Where a recording begins. */
    enum From {
        NOW,
        WINDOW
    }

    static CapturePolicy of(RecordArguments record, List<QualityWish> qualities, Map<String, String> file) {
        Map<String, String> fields = file.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("policy."))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        OptionValue.inRange("--playlist-debug", record.playlistDebug, 0, 100);
        if (record.playlistDebug > 0) {
            fields.put("policy.polling.history", String.valueOf(record.playlistDebug));
        }
        if (record.maxDownloads != null) {
            fields.put(
                    "policy.bounds.downloads",
                    String.valueOf(OptionValue.inRange("--max-downloads", record.maxDownloads, 1, 256)));
        }
        CapturePolicy policy = PolicyFields.with(CapturePolicy.defaults(), fields);
        CapturePolicy.Wanted wanted = new CapturePolicy.Wanted(
                record.exitAtEnd,
                OptionValue.word("--from", record.from, From.class) == From.NOW,
                record.keepAds,
                record.standby);
        checkAdFolders(wanted, qualities);
        return policy.wanting(wanted);
    }

    private static void checkAdFolders(CapturePolicy.Wanted wanted, List<QualityWish> qualities) {
        for (QualityWish wish : qualities) {
            try {
                Optional<Quality> ads = wanted.adFolder(wish.folder());
                if (qualities.stream().anyMatch(other -> ads.equals(Optional.of(other.folder())))) {
                    throw UserMistake.usage("--keep-ads: the ads of " + wish.folder()
                            + " would be mixed with another quality: leave one of them out");
                }
            } catch (IllegalArgumentException e) {
                throw UserMistake.usage("--keep-ads: " + e.getMessage());
            }
        }
    }
}
