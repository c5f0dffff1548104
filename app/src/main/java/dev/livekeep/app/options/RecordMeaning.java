package dev.livekeep.app.options;

import dev.livekeep.app.UserMistake;
import dev.livekeep.domain.quality.QualityWish;
import dev.livekeep.runtime.RecorderSettings;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** What the arguments of {@code record} mean, where they can be followed. */
final class RecordMeaning {

    private RecordMeaning() {}

    static RecordOptions of(RecordArguments record, OtherSources others) {
        if (record.channels.isEmpty()) {
            throw UserMistake.usage("no channel given: write record CHANNEL..., see record --help");
        }
        refuse(record.lowLatency, "--low-latency");
        List<QualityWish> qualities = qualities(record.qualities);
        List<URI> stores = StorePlaces.of(record, others);
        if (record.playlistDebug > 0 && stores.stream().noneMatch(store -> "file".equals(store.getScheme()))) {
            throw UserMistake.usage("--playlist-debug needs a store on disk: add --base-dir, or leave it out");
        }
        return new RecordOptions(
                ChannelArgument.parseAll(record.channels, qualities),
                qualities,
                stores,
                Optional.ofNullable(record.spool).orElseGet(() -> StorePlaces.usualSpool(others.environment())),
                Optional.ofNullable(record.plugins),
                OptionValue.inRange("--metrics-port", record.metricsPort, 0, 65535),
                record.backdoorPort != 0,
                Optional.ofNullable(record.twitchAuthFile),
                PolicyOptions.of(record, qualities, others.file()),
                Optional.ofNullable(record.duration).map(text -> OptionValue.duration("--duration", text)),
                OptionValue.inRange(
                        "--max-downloads-total",
                        record.maxDownloadsTotal == null ? RecorderSettings.DOWNLOADS_TOTAL : record.maxDownloadsTotal,
                        1,
                        1024),
                OptionValue.word("--fsync", record.fsync, RecordOptions.Fsync.class),
                OptionValue.word("--progress", record.progress, RecordOptions.Progress.class),
                Optional.ofNullable(record.logFile),
                List.copyOf(record.allowAddresses),
                Optional.ofNullable(record.twitchGqlUrl),
                Optional.ofNullable(record.twitchUsherUrl),
                ServiceOptions.of(others));
    }

    private static void refuse(boolean asked, String option) {
        if (asked) {
            throw UserMistake.usage(option + " is not built into this version: leave it out");
        }
    }

    private static List<QualityWish> qualities(String text) {
        try {
            return text.isBlank() ? List.of() : QualityWish.parseList(text);
        } catch (IllegalArgumentException e) {
            throw UserMistake.usage("--qualities: " + e.getMessage());
        }
    }
}
