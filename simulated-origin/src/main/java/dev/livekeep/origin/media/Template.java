package dev.livekeep.origin.media;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** A padded segment of the loop, with the places that change each time it is played. Shared by all channels; immutable. */
final class Template {
    private static final int SLICE = 188 * 348;

    private final byte[] bytes;
    private final List<Patch> patches;
    private final int[] cuts;

    /**
     * @param bytes the segment as it stands in the first turn
     * @param patches by ascending offset
     * @param cuts ascending sizes at which a cut leaves whole media, the full size last
     */
    Template(byte[] bytes, List<Patch> patches, int[] cuts) {
        this.bytes = bytes;
        this.patches = List.copyOf(patches);
        this.cuts = cuts.clone();
    }

    int size() {
        return bytes.length;
    }

    Body at(Place place) {
        return new Body() {
            @Override
            public long length() {
                return bytes.length;
            }

            @Override
            public void writeTo(OutputStream out, long from, long to) throws IOException {
                write(place, out, (int) from, (int) to);
            }

            @Override
            public long wholeUpTo(long wanted) {
                long best = 0;
                for (int cut : cuts) {
                    best = cut <= wanted ? cut : best;
                }
                return best;
            }
        };
    }

    private void write(Place place, OutputStream out, int from, int to) throws IOException {
        byte[] slice = new byte[Math.min(SLICE, to - from)];
        int next = firstPatchEndingAfter(from);
        for (int start = from; start < to; start += slice.length) {
            int end = Math.min(to, start + slice.length);
            System.arraycopy(bytes, start, slice, 0, end - start);
            while (next < patches.size() && patches.get(next).offset() < end) {
                Patch patch = patches.get(next);
                copyOverlap(patch.bytes(place), patch.offset(), slice, start, end);
                if (patch.offset() + patch.length() > end) {
                    break;
                }
                next++;
            }
            out.write(slice, 0, end - start);
        }
    }

    private static void copyOverlap(byte[] value, int offset, byte[] slice, int start, int end) {
        int from = Math.max(offset, start);
        int to = Math.min(offset + value.length, end);
        System.arraycopy(value, from - offset, slice, from - start, to - from);
    }

    private int firstPatchEndingAfter(int position) {
        int low = 0;
        int high = patches.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (patches.get(middle).offset() + patches.get(middle).length() <= position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
