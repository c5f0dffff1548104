package dev.livekeep.twitch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** Bytes to be served whole, in part and coded. */
final class Sample {

    static final byte[] BYTES = new byte[200_000];

    static {
        new Random(1).nextBytes(BYTES);
    }

    private Sample() {}

    /** Serves the part of the bytes that is asked for. */
    static void part(RawServer.Request request, OutputStream out, String head) throws IOException {
        String[] range = request.header("range").substring("bytes=".length()).split("-", -1);
        int first = Integer.parseInt(range[0]);
        int end = range[1].isEmpty() ? BYTES.length : Integer.parseInt(range[1]) + 1;
        String told = "Content-Range: bytes " + first + "-" + (end - 1) + "/" + BYTES.length + "\r\n";
        RawServer.send(out, 206, head + told, Arrays.copyOfRange(BYTES, first, end));
    }

    static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream coded = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(coded)) {
            out.write(bytes);
        }
        return coded.toByteArray();
    }

    static byte[] deflate(byte[] bytes) throws IOException {
        ByteArrayOutputStream coded = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(coded)) {
            out.write(bytes);
        }
        return coded.toByteArray();
    }
}
