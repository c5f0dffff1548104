package dev.livekeep.twitch.segment;

import dev.livekeep.domain.playlist.EncryptionKey;
import dev.livekeep.domain.playlist.InitSection;
import dev.livekeep.domain.source.SegmentRequest;
import dev.livekeep.twitch.http.Cancellation;
import dev.livekeep.twitch.http.Owner;
import java.io.IOException;
import java.util.Optional;

/** What a segment cannot be read without: its init section, and its key where we can decrypt it. Used by one thread. */
final class SegmentNeeds {

    private final ResourceCache resources;
    private final SegmentRequest request;
    private final Owner owner;
    private final int mostInitBytes;
    private final Cancellation stop;
    private final Optional<EncryptionKey> key;

    SegmentNeeds(ResourceCache resources, SegmentRequest request, Owner owner, int mostInitBytes, Cancellation stop) {
        this.resources = resources;
        this.request = request;
        this.owner = owner;
        this.mostInitBytes = mostInitBytes;
        this.stop = stop;
        this.key = request.segment().key().filter(EncryptionKey::decryptable);
    }

    /** Whether the segment is decrypted. */
    boolean key() {
        return key.isPresent();
    }

    Optional<Decryption> decryption() throws IOException {
        return key.isEmpty() ? Optional.empty() : Optional.of(new Decryption(bytes(key.get()), iv(key.get())));
    }

    /** The key did not fit: it may be another by now. */
    void forgetKey() {
        key.ifPresent(this::forget);
    }

    Optional<byte[]> initSection() throws IOException {
        Optional<InitSection> listed = request.segment().initSection();
        return listed.isEmpty() ? Optional.empty() : Optional.of(bytes(listed.get()));
    }

    /** Decrypted if it is encrypted; one that is plain to see is taken as it is. */
    private byte[] bytes(InitSection listed) throws IOException {
        SmallResource resource = SmallResource.initSection(listed.uri(), listed.byteRange(), mostInitBytes);
        byte[] bytes = get(resource);
        Optional<EncryptionKey> initKey = listed.keys().stream()
                .filter(EncryptionKey::decryptable)
                .filter(each -> !InitBoxes.isPlain(bytes))
                .findFirst();
        return initKey.isEmpty() ? bytes : decrypted(resource, bytes, initKey.get());
    }

    private byte[] decrypted(SmallResource resource, byte[] bytes, EncryptionKey initKey) throws IOException {
        byte[] keyBytes = bytes(initKey);
        try {
            return Decryption.whole(keyBytes, iv(initKey), bytes);
        } catch (IOException e) {
            forget(initKey);
            resources.forget(resource, owner);
            throw e;
        }
    }

    private byte[] bytes(EncryptionKey listed) throws IOException {
        return get(resource(listed));
    }

    private byte[] get(SmallResource resource) throws IOException {
        return resources.get(resource, request.client(), owner, stop);
    }

    private void forget(EncryptionKey listed) {
        resources.forget(resource(listed), owner);
    }

    private static SmallResource resource(EncryptionKey listed) {
        return SmallResource.key(listed.location().orElseThrow().resolved());
    }

    private byte[] iv(EncryptionKey listed) {
        return listed.ivFor(request.segment().mediaSequence());
    }
}
