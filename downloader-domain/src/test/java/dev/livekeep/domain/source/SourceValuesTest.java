package dev.livekeep.domain.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.quality.QualityWish;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SourceValuesTest {

    @Test
    void eachTypeHasTheWordThatAUserWritesForIt() {
        URI uri = URI.create("https://example.org/live.m3u8");

        assertThat(Stream.of(new SourceType.Twitch("a"), new SourceType.Url(uri), new SourceType.Youtube(uri)))
                .extracting(SourceType::text)
                .containsExactly("twitch", "url", "youtube");
    }

    @Test
    void aChannelKeepsItsWishesHoweverTheListChanges() {
        List<QualityWish> wishes = new ArrayList<>(QualityWish.parseList("source,480p"));

        ChannelSpec spec = new ChannelSpec(new Channel("a"), true, new SourceType.Twitch("a"), wishes);
        wishes.clear();

        assertThat(spec.qualities()).extracting(QualityWish::inText).containsExactly("source", "480p");
    }

    @Test
    void theOtherOfTwoClientsIsTheOther() {
        assertThat(ClientRole.FIRST.other()).isEqualTo(ClientRole.SECOND);
        assertThat(ClientRole.SECOND.other()).isEqualTo(ClientRole.FIRST);
    }

    @Test
    void noRefusalIsCalledOfflineAndEachHasWordsOfItsOwn() {
        assertThat(Refusal.values())
                .extracting(Refusal::words)
                .doesNotHaveDuplicates()
                .allSatisfy(words -> assertThat(words).isNotBlank().doesNotContain("offline"));
    }

    @Test
    void anOverlapStaysAsItIsHoweverOftenItIsRead() {
        Resume resume = new Resume(3, ByteBuffer.wrap(new byte[] {1, 2, 3}), Optional.empty(), OptionalLong.empty());

        resume.overlap().get();

        assertThat(resume.overlap().remaining()).isEqualTo(3);
        assertThat(resume.overlap().isReadOnly()).isTrue();
    }

    @Test
    void anOverlapIsNotLongerThanWhatIsAtHand() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Resume(2, ByteBuffer.allocate(3), Optional.empty(), OptionalLong.empty()))
                .withMessage("want an offset past the overlap, got 2 and 3");
    }
}
