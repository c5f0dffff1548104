package dev.livekeep.s3;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.archive.HourFolder;
import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.archive.SegmentHash;
import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.ports.ArchiveReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Reads an archive in a bucket, and needs no more than the right to list and get. Safe for many threads. */
final class S3ArchiveReader implements ArchiveReader {

    private static final String SEGMENT = ".ts";
    private static final String TOMBSTONE = ".tombstone";
    private static final int BEYOND_THE_END = 416;

    private final S3Clients clients;
    private final S3Client client;
    private final S3Settings settings;

    S3ArchiveReader(S3Clients clients, S3Settings settings) {
        this.clients = clients;
        this.client = clients.reads();
        this.settings = settings;
    }

    @Override
    public void close() {
        clients.close();
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.STORED_HASH);
    }

    @Override
    public List<Channel> channels() throws IOException {
        return folders("", name -> valid(name, Channel::new));
    }

    @Override
    public List<Quality> qualities(Channel channel) throws IOException {
        return folders(Keys.channel(channel), name -> valid(name, Quality::new));
    }

    @Override
    public List<HourFolder> hours(Channel channel, Quality quality) throws IOException {
        return folders(Keys.quality(channel, quality), HourFolder::parse);
    }

    @Override
    public List<Entry> list(Channel channel, Quality quality, HourFolder hour) throws IOException {
        return entries(Keys.hour(channel, quality, hour));
    }

    /** The objects whose keys begin so and go on without a slash, by what follows the last one; sorted. */
    List<Entry> entries(String prefix) throws IOException {
        String folder = settings.prefix() + prefix.substring(0, prefix.lastIndexOf('/') + 1);
        List<S3Object> objects = asking(() -> client.listObjectsV2Paginator(request(prefix)).contents().stream()
                .filter(object -> object.key().length() > folder.length())
                .toList());
        Set<String> names = new HashSet<>();
        objects.forEach(object -> names.add(object.key().substring(folder.length())));
        List<Entry> entries = new ArrayList<>(objects.size());
        for (S3Object object : objects) {
            String name = object.key().substring(folder.length());
            entries.add(new Entry(
                    name, object.size(), tombstone(name).filter(names::contains).isPresent()));
        }
        entries.sort((a, b) -> a.name().compareTo(b.name()));
        return entries;
    }

    private ListObjectsV2Request request(String prefix) {
        return ListObjectsV2Request.builder()
                .bucket(settings.bucket())
                .prefix(settings.prefix() + prefix)
                .delimiter("/")
                .encodingType(EncodingType.URL)
                .build();
    }

    private <T> List<T> folders(String parent, Function<String, Optional<T>> reading) throws IOException {
        int from = settings.prefix().length() + parent.length();
        Set<String> names = asking(() -> {
            Set<String> found = new TreeSet<>();
            for (CommonPrefix below :
                    client.listObjectsV2Paginator(request(parent)).commonPrefixes()) {
                found.add(below.prefix().substring(from, below.prefix().length() - 1));
            }
            return found;
        });
        return names.stream().map(reading).flatMap(Optional::stream).toList();
    }

    private static <T> Optional<T> valid(String name, Function<String, T> reading) {
        try {
            return Optional.of(reading.apply(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> tombstone(String name) {
        return name.endsWith(SEGMENT)
                ? Optional.of(name.substring(0, name.length() - SEGMENT.length()) + TOMBSTONE)
                : Optional.empty();
    }

    @Override
    public InputStream open(SegmentPath path, long offset) throws IOException {
        return open(path.text(), offset);
    }

    @Override
    public InputStream openListed(Channel channel, Quality quality, HourFolder hour, String name) throws IOException {
        return open(Keys.hour(channel, quality, hour) + name, 0);
    }

    private InputStream open(String key, long offset) throws IOException {
        try {
            return client.getObject(request -> request.bucket(settings.bucket())
                    .key(settings.prefix() + key)
                    .range(offset == 0 ? null : "bytes=" + offset + "-"));
        } catch (SdkException e) {
            if (S3Trouble.isNotFound(e)) {
                throw new FileNotFoundException(key);
            }
            if (S3Trouble.status(e) == BEYOND_THE_END) {
                return InputStream.nullInputStream();
            }
            throw S3Trouble.asIo(e);
        }
    }

    @Override
    public Optional<SegmentHash> storedHash(Channel channel, Quality quality, HourFolder hour, String name)
            throws IOException {
        String key = settings.prefix() + Keys.hour(channel, quality, hour) + name;
        return asking(() -> Bucket.head(client, settings.bucket(), key)).flatMap(Bucket::storedHash);
    }

    private static <T> T asking(Request<T> step) throws IOException {
        try {
            return step.ask();
        } catch (SdkException e) {
            throw S3Trouble.asIo(e);
        }
    }

    private interface Request<T> {
        T ask();
    }
}
