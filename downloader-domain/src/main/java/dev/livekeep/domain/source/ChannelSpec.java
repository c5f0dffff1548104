package dev.livekeep.domain.source;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.quality.QualityWish;
import java.util.List;

/**
 * What is to be recorded.
 *
 * @param channel the archive's name for it
 * @param important refreshed at the shorter interval, and given a standby where there is one
 * @param source where to find it
 * @param qualities what is wanted of it; may be empty: then it is watched and nothing is recorded
 */
public record ChannelSpec(Channel channel, boolean important, SourceType source, List<QualityWish> qualities) {
    public ChannelSpec {
        qualities = List.copyOf(qualities);
    }
}
