package dev.livekeep.domain.playlist;

import java.util.List;

/** Writes one multivariant playlist. */
final class MultivariantPrinting {
    private final MultivariantPlaylist playlist;
    private final PlaylistText text = new PlaylistText();
    private int nextOther;

    MultivariantPrinting(MultivariantPlaylist playlist) {
        this.playlist = playlist;
    }

    String print() {
        text.head(playlist);
        if (!showsItsKind()) {
            text.tag(TagName.STREAM_INF, "");
        }
        playlist.contentSteering().ifPresent(it -> text.tag(TagName.CONTENT_STEERING, it));
        text.tags(TagName.SESSION_DATA, playlist.sessionData());
        playlist.sessionKeys().forEach(key -> text.tag(TagName.SESSION_KEY, key.attributes()));
        playlist.renditions().forEach(rendition -> text.tag(TagName.MEDIA, rendition.attributes()));
        playlist.iframeVariants().forEach(variant -> text.tag(TagName.I_FRAME_STREAM_INF, variant.attributes()));
        for (int at = 0; at < playlist.variants().size(); at++) {
            printOthers(at);
            text.tag(TagName.STREAM_INF, playlist.variants().get(at).attributes());
            text.line(playlist.variants().get(at).location().text());
        }
        printOthers(playlist.variants().size());
        text.defines(playlist.defines());
        return text.toString();
    }

    /** Whether a tag of multivariant playlists will stand before any of media playlists that strayed into it. */
    private boolean showsItsKind() {
        boolean early = playlist.contentSteering().isPresent()
                || !playlist.sessionData().isEmpty()
                || !playlist.sessionKeys().isEmpty()
                || !playlist.renditions().isEmpty()
                || !playlist.iframeVariants().isEmpty();
        boolean strays = playlist.otherTags().stream()
                .filter(tag -> tag.position() == 0)
                .map(tag -> TagName.find(tag.text(), 1, tag.name().length() + 1))
                .anyMatch(tag -> tag != null && tag.kind() != TagName.Kind.BOTH);
        return early || (!playlist.variants().isEmpty() && !strays);
    }

    private void printOthers(int until) {
        List<OtherTag> tags = playlist.otherTags();
        for (; nextOther < tags.size() && tags.get(nextOther).position() <= until; nextOther++) {
            text.line(tags.get(nextOther).text());
        }
    }
}
