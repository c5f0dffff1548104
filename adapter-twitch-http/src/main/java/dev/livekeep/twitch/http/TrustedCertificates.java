package dev.livekeep.twitch.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Makes the one TLS context of all clients. */
final class TrustedCertificates {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN (?:TRUSTED )?CERTIFICATE-----[^-]+-----END (?:TRUSTED )?CERTIFICATE-----");

    private TrustedCertificates() {}

    /**
     * A context that trusts the certificates of a bundle, or those of the JDK when there is none.
     *
     * @throws IOException with one plain line if the bundle cannot be used
     */
    static SSLContext context(Optional<Path> bundle) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, bundle.isPresent() ? trust(bundle.get()).getTrustManagers() : null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("cannot set TLS up: " + e.getMessage(), e);
        }
    }

    private static TrustManagerFactory trust(Path bundle) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int count = 0;
        for (Certificate certificate : certificates(bundle)) {
            store.setCertificateEntry("ca-" + count++, certificate);
        }
        if (count == 0) {
            throw new IOException("want PEM certificates in " + bundle + ", found none");
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory;
    }

    private static List<Certificate> certificates(Path bundle) throws IOException, CertificateException {
        if (!Files.exists(bundle)) {
            throw new IOException("want a file of trusted certificates at " + bundle + ", found nothing there");
        }
        if (!Files.isDirectory(bundle)) {
            return ofFile(bundle);
        }
        List<Certificate> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(bundle)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                all.addAll(ofFile(file));
            }
        }
        return all;
    }

    private static List<Certificate> ofFile(Path file) throws IOException, CertificateException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<Certificate> found = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        while (blocks.find()) {
            byte[] block = blocks.group().getBytes(StandardCharsets.ISO_8859_1);
            try {
                found.add(factory.generateCertificate(new ByteArrayInputStream(block)));
            } catch (CertificateException e) {
                throw new IOException("want PEM certificates in " + file + ", found a broken one", e);
            }
        }
        return found;
    }
}
