package dev.livekeep.origin.packed;

import dev.livekeep.origin.media.Body;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** Several segments one after another in one file, behind an init section where there is one. Immutable. */
final class GrowingFile implements Body {
    private final List<Body> parts;
    private final List<Long> ends = new ArrayList<>();

    /** A file of these, in this order. */
    GrowingFile(List<Body> parts) {
        this.parts = List.copyOf(parts);
        long end = 0;
        for (Body part : parts) {
            end += part.length();
            ends.add(end);
        }
    }

    @Override
    public long length() {
        return ends.isEmpty() ? 0 : ends.get(ends.size() - 1);
    }

    /** Where a part begins. */
    long offset(int part) {
        return part == 0 ? 0 : ends.get(part - 1);
    }

    @Override
    public void writeTo(OutputStream out, long from, long to) throws IOException {
        for (int i = 0; i < parts.size(); i++) {
            long first = Math.max(from, offset(i));
            long last = Math.min(to, ends.get(i));
            if (first < last) {
                parts.get(i).writeTo(out, first - offset(i), last - offset(i));
            }
        }
    }
}
