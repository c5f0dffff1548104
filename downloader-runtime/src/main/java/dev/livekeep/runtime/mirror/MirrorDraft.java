package dev.livekeep.runtime.mirror;

import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.domain.archive.SegmentSlot;
import dev.livekeep.ports.ArchiveStore.Draft;
import dev.livekeep.ports.ArchiveStore.KeepOutcome;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A draft in every store of a mirror. The first store's is filled by whoever fills this one; where that fails, the bytes go
 * on to the others, and this draft fails only with the last of them.
 */
final class MirrorDraft implements Draft {

    private final Side first;
    private final List<Leg> others;
    private @Nullable Draft draft;
    private @Nullable IOException trouble;
    private long length;
    private boolean ended;

    private MirrorDraft(Side first, List<Leg> others) {
        this.first = first;
        this.others = others;
    }

    static MirrorDraft open(List<Side> sides, SegmentSlot expected) throws IOException {
        List<Leg> others =
                sides.stream().skip(1).map(side -> new Leg(side, expected)).toList();
        MirrorDraft mirrored = new MirrorDraft(sides.get(0), others);
        try {
            mirrored.draft = mirrored.first.store().openDraft(expected);
        } catch (IOException e) {
            mirrored.failed(e);
        }
        return mirrored;
    }

    private void failed(IOException e) throws IOException {
        if (draft != null) {
            draft.close();
            draft = null;
        }
        trouble = e;
        if (others.stream().allMatch(Leg::isLost)) {
            throw e;
        }
    }

    @Override
    public void append(ByteBuffer bytes) throws IOException {
        if (ended) {
            throw new IllegalStateException("nothing can be appended to a draft that was ended");
        }
        ByteBuffer copy =
                ByteBuffer.allocate(bytes.remaining()).put(bytes.duplicate()).flip();
        others.forEach(leg -> leg.append(copy.asReadOnlyBuffer()));
        length += bytes.remaining();
        if (draft == null) {
            bytes.position(bytes.limit());
            if (trouble != null && others.stream().allMatch(Leg::isLost)) {
                throw trouble;
            }
            return;
        }
        try {
            draft.append(bytes);
        } catch (IOException e) {
            bytes.position(bytes.limit());
            failed(e);
        }
    }

    @Override
    public long length() {
        return draft == null ? length : draft.length();
    }

    @Override
    public void keep(SegmentPath path, Consumer<KeepOutcome> reply) {
        if (ended) {
            throw new IllegalStateException("a draft that was ended cannot be kept");
        }
        ended = true;
        Keeping keeping = new Keeping(path, length(), first, others.size(), reply);
        others.forEach(leg -> leg.keep(path, outcome -> keeping.other(leg.side(), outcome)));
        if (draft == null) {
            keeping.first(new KeepOutcome.Failed(String.valueOf(trouble), false));
        } else {
            draft.keep(path, keeping::first);
        }
    }

    @Override
    public void close() {
        if (!ended) {
            ended = true;
            others.forEach(Leg::close);
            if (draft != null) {
                draft.close();
            }
        }
    }
}
