package dev.livekeep.domain.media;

import static dev.livekeep.domain.media.BoxWalker.type;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * The tracks of a fragmented MP4: what the {@code moov} says of each, and the sample durations that the {@code moof}s add
 * up to.
 */
final class Tracks {

    private static final int MOST_TRACKS = 64;

    private static final int TRAK = type("trak");
    private static final int TKHD = type("tkhd");
    private static final int MDIA = type("mdia");
    private static final int MDHD = type("mdhd");
    private static final int MVEX = type("mvex");
    private static final int TREX = type("trex");
    private static final int TRAF = type("traf");
    private static final int TFHD = type("tfhd");
    private static final int TRUN = type("trun");

    private final Map<Integer, Track> tracks = new HashMap<>();
    private boolean damaged = false;
    private boolean unmeasured = false;

    private static final class Track {
        private long timescale = 0;
        private long defaultDuration = 0;
        private double played = 0;
    }

    /** Whether a {@code moof} does not hold together. */
    boolean isDamaged() {
        return damaged;
    }

    /** Seconds played by the track that plays longest, negative when that cannot be told. */
    double longestSeconds() {
        if (unmeasured) {
            return -1;
        }
        double longest = -1;
        for (Track track : tracks.values()) {
            if (track.timescale > 0) {
                longest = Math.max(longest, track.played / track.timescale);
            }
        }
        return longest;
    }

    /** Reads a {@code moov}. One that cannot be read tells nothing, which is no fault of the segment. */
    void readMovie(ByteBuffer movie) {
        try {
            eachBox(movie, (type, box) -> {
                if (type == TRAK) {
                    trak(box);
                } else if (type == MVEX) {
                    eachBox(box, (inner, trex) -> {
                        if (inner == TREX) {
                            trex(trex);
                        }
                    });
                }
            });
        } catch (BufferUnderflowException e) {
            unmeasured = true;
        }
    }

    /** Reads a {@code moof}. */
    void readFragment(ByteBuffer fragment) {
        try {
            eachBox(fragment, (type, box) -> {
                if (type == TRAF) {
                    traf(box);
                }
            });
        } catch (BufferUnderflowException e) {
            damaged = true;
        }
    }

    private interface Reader {
        void read(int type, ByteBuffer payload);
    }

    /** Boxes inside a box must fill it exactly. */
    private static void eachBox(ByteBuffer boxes, Reader reader) {
        while (boxes.hasRemaining()) {
            int start = boxes.position();
            long size = Integer.toUnsignedLong(boxes.getInt());
            int type = boxes.getInt();
            if (size == 1) {
                size = boxes.getLong();
            }
            int header = boxes.position() - start;
            if (size < header || size > boxes.limit() - start) {
                throw new BufferUnderflowException();
            }
            reader.read(type, boxes.slice(boxes.position(), (int) size - header));
            boxes.position(start + (int) size);
        }
    }

    private void trak(ByteBuffer trak) {
        int[] id = {0};
        long[] timescale = {0};
        eachBox(trak, (type, box) -> {
            if (type == TKHD) {
                id[0] = afterTimes(box);
            } else if (type == MDIA) {
                eachBox(box, (inner, mdhd) -> {
                    if (inner == MDHD) {
                        timescale[0] = Integer.toUnsignedLong(afterTimes(mdhd));
                    }
                });
            }
        });
        track(id[0]).timescale = timescale[0];
    }

    /** Returns what follows the two dates that {@code tkhd} and {@code mdhd} begin with, each of 4 or 8 bytes. */
    private static int afterTimes(ByteBuffer box) {
        int at = box.get() == 1 ? 20 : 12;
        if (box.limit() < at + 4) {
            throw new BufferUnderflowException();
        }
        return box.getInt(at);
    }

    private void trex(ByteBuffer trex) {
        trex.getInt();
        Track track = track(trex.getInt());
        trex.getInt();
        track.defaultDuration = Integer.toUnsignedLong(trex.getInt());
    }

    private void traf(ByteBuffer traf) {
        Track[] track = {new Track()};
        long[] duration = {0};
        eachBox(traf, (type, box) -> {
            if (type == TFHD) {
                int flags = box.getInt();
                track[0] = track(box.getInt());
                duration[0] = tfhdDuration(flags, box, track[0].defaultDuration);
            } else if (type == TRUN) {
                track[0].played += trunDuration(box, duration[0]);
            }
        });
    }

    private static long tfhdDuration(int flags, ByteBuffer tfhd, long otherwise) {
        if ((flags & 0x01) != 0) {
            tfhd.getLong();
        }
        if ((flags & 0x02) != 0) {
            tfhd.getInt();
        }
        return (flags & 0x08) != 0 ? Integer.toUnsignedLong(tfhd.getInt()) : otherwise;
    }

    private double trunDuration(ByteBuffer trun, long defaultDuration) {
        int flags = trun.getInt();
        long samples = Integer.toUnsignedLong(trun.getInt());
        int ahead = 4 * Integer.bitCount(flags & 0x05);
        long row = 4L * Integer.bitCount(flags & 0xF00);
        if (trun.remaining() < ahead + samples * row) {
            throw new BufferUnderflowException();
        }
        if ((flags & 0x100) == 0) {
            unmeasured |= defaultDuration == 0;
            return (double) samples * defaultDuration;
        }
        double sum = 0;
        int at = trun.position() + ahead;
        for (long sample = 0; sample < samples; sample++, at += (int) row) {
            sum += Integer.toUnsignedLong(trun.getInt(at));
        }
        return sum;
    }

    private Track track(int id) {
        Track known = tracks.get(id);
        if (known != null) {
            return known;
        }
        Track track = new Track();
        if (tracks.size() < MOST_TRACKS) {
            tracks.put(id, track);
        }
        return track;
    }
}
