package dev.livekeep.s3;

import dev.livekeep.domain.text.ForeignText;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a bucket is and how copies are put into it, as a URI says it: {@code
 * s3://BUCKET/PREFIX?endpoint=…&region=…&path-style=…&profile=…&storage-class=…&sse=…&sse-kms-key=…&spool-limit=…&uploads=…}.
 *
 * @param prefix what every key begins with; empty, or ends in a slash
 * @param endpoint another server than Amazon's
 * @param pathStyle whether the bucket is a part of the path instead of the host's name
 * @param profile whose credentials of the AWS configuration files are taken; none: the SDK's usual chain
 * @param encryption {@code AES256}, {@code aws:kms} or {@code aws:kms:dsse}
 * @param spoolLimit the most bytes that may wait on the local disk
 * @param uploads the most copies on their way at a time
 */
public record S3Settings(
        String bucket,
        String prefix,
        Optional<URI> endpoint,
        Optional<String> region,
        boolean pathStyle,
        Optional<String> profile,
        Optional<String> storageClass,
        Optional<String> encryption,
        Optional<String> kmsKey,
        long spoolLimit,
        int uploads) {

    static final String FORM = "s3://BUCKET/PREFIX?endpoint=…&region=…";
    private static final Set<String> KEYS = Set.of(
            "endpoint",
            "region",
            "path-style",
            "profile",
            "storage-class",
            "sse",
            "sse-kms-key",
            "spool-limit",
            "uploads");
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,9})([MGT])");
    private static final int MOST_UPLOADS = 32;

    /**
     * Reads a store's URI.
     *
     * @throws IllegalArgumentException in one line for the user, when it does not say where the bucket is
     */
    public static S3Settings of(URI store) {
        String bucket = store.getAuthority();
        if (bucket == null || !BUCKET.matcher(bucket).matches()) {
            throw new IllegalArgumentException("an S3 store needs " + FORM + " with a bucket's name and nothing else"
                    + " before the path: credentials belong in the environment or a profile");
        }
        Map<String, String> given = query(store);
        Optional<URI> endpoint = Optional.ofNullable(given.get("endpoint")).map(S3Settings::endpoint);
        return new S3Settings(
                bucket,
                prefix(store),
                endpoint,
                Optional.ofNullable(given.get("region")),
                flag("path-style", given.getOrDefault("path-style", String.valueOf(endpoint.isPresent()))),
                Optional.ofNullable(given.get("profile")),
                Optional.ofNullable(given.get("storage-class")),
                Optional.ofNullable(given.get("sse")),
                Optional.ofNullable(given.get("sse-kms-key")),
                size("spool-limit", given.getOrDefault("spool-limit", "20G")),
                count("uploads", given.getOrDefault("uploads", "8")));
    }

    /** The store without what only says how to reach it. */
    public String name() {
        return "s3://" + bucket + "/" + prefix;
    }

    /** The name of the folder in a spool that is this store's. */
    String folder() {
        byte[] hash = Digests.sha256()
                .digest((name() + " " + endpoint.map(URI::toString).orElse("")).getBytes(StandardCharsets.UTF_8));
        return bucket + "-" + HexFormat.of().formatHex(hash).substring(0, 8);
    }

    private static String prefix(URI store) {
        String path = Optional.ofNullable(store.getPath()).orElse("").replaceAll("^/+|/+$", "");
        return path.isEmpty() ? "" : path + "/";
    }

    private static Map<String, String> query(URI store) {
        Map<String, String> given = new LinkedHashMap<>();
        if (store.getRawQuery() == null) {
            return given;
        }
        for (String part : store.getRawQuery().split("&", -1)) {
            int equals = part.indexOf('=');
            String key = equals < 0 ? part : part.substring(0, equals);
            if (equals < 0 || !KEYS.contains(key)) {
                throw new IllegalArgumentException("an S3 store can be told "
                        + String.join(", ", KEYS.stream().sorted().toList()) + ", but found "
                        + ForeignText.quoted(key));
            }
            String value = part.substring(equals + 1).replace("+", "%2B");
            given.put(key, URLDecoder.decode(value, StandardCharsets.UTF_8));
        }
        return given;
    }

    private static URI endpoint(String text) {
        try {
            URI endpoint = new URI(text);
            if (endpoint.getHost() != null && endpoint.getUserInfo() == null && text.matches("https?://.*")) {
                return endpoint;
            }
        } catch (URISyntaxException e) {
            // said below
        }
        throw new IllegalArgumentException(
                "the endpoint of an S3 store is http://HOST:PORT or https://HOST, percent-encoded where needed");
    }

    private static boolean flag(String key, String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new IllegalArgumentException(key + " is true or false, but found " + ForeignText.quoted(text));
        };
    }

    private static long size(String key, String text) {
        Matcher size = SIZE.matcher(text);
        if (!size.matches()) {
            throw new IllegalArgumentException(
                    key + " is a size like 500M, 20G or 1T, but found " + ForeignText.quoted(text));
        }
        int power = "MGT".indexOf(size.group(2)) + 2;
        return Long.parseLong(size.group(1)) << (10 * power);
    }

    private static int count(String key, String text) {
        if (text.matches("[0-9]{1,2}")) {
            int count = Integer.parseInt(text);
            if (count >= 1 && count <= MOST_UPLOADS) {
                return count;
            }
        }
        throw new IllegalArgumentException(
                key + " is a number from 1 to " + MOST_UPLOADS + ", but found " + ForeignText.quoted(text));
    }
}
