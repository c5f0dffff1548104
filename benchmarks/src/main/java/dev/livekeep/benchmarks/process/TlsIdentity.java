package dev.livekeep.benchmarks.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate for 127.0.0.1, made with the JDK's {@code keytool}.
 *
 * @param folder holds its files and nothing else
 */
record TlsIdentity(Path folder) {
    private static final String PASSWORD = "benchmark";

    static TlsIdentity make() throws IOException, InterruptedException {
        TlsIdentity identity = new TlsIdentity(Files.createTempDirectory("benchmark-tls-"));
        identity.keytool("-genkeypair -keyalg EC -groupname secp256r1 -validity 30 -dname CN=127.0.0.1"
                + " -ext san=ip:127.0.0.1 -ext bc=ca:true");
        identity.keytool("-exportcert -rfc -file " + identity.certificate());
        return identity;
    }

    /** Key and certificate, for the origin. */
    Path store() {
        return folder.resolve("origin.p12");
    }

    /** The certificate alone as PEM, for whoever is to trust it. */
    Path certificate() {
        return folder.resolve("origin.pem");
    }

    private void keytool(String arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        words.addAll(List.of(arguments.split(" ")));
        words.addAll(List.of(
                "-alias", "origin", "-storetype", "PKCS12", "-keystore", store().toString(), "-storepass", PASSWORD));
        Process process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("keytool failed: " + arguments);
        }
    }

    /** What a server with this key speaks. */
    static SSLContext serving(Path store) throws IOException {
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD.toCharArray());
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    /** What a client speaks who trusts that certificate and no other. */
    static SSLContext trusting(Path certificate) throws IOException {
        try (InputStream in = Files.newInputStream(certificate)) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            trusted.setCertificateEntry(
                    "origin", CertificateFactory.getInstance("X.509").generateCertificate(in));
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }
}
