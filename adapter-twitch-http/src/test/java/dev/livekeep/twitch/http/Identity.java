package dev.livekeep.twitch.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A server's certificate for far.test and 127.0.0.1, from an authority that nobody knows.
 *
 * @param server what a server needs to be it
 * @param authority a PEM file with the authority's certificate
 */
record Identity(SSLContext server, Path authority) {

    private static final String PASSWORD = "changeit";

    /** Makes both with the JDK's keytool. */
    static Identity make(Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        Path store = folder.resolve("keys.p12");
        Path pem = folder.resolve("authority.pem");
        String[] authority = {"-genkeypair", "-alias", "ca", "-dname", "CN=Nobody", "-ext", "bc:c"};
        String[] server = {
            "-genkeypair",
            "-alias",
            "server",
            "-dname",
            "CN=far.test",
            "-signer",
            "ca",
            "-ext",
            "san=dns:far.test,ip:127.0.0.1"
        };
        keytool(store, authority, "-keyalg", "EC", "-validity", "2");
        keytool(store, server, "-keyalg", "EC", "-validity", "2");
        keytool(store, new String[] {"-exportcert", "-alias", "ca"}, "-rfc", "-file", pem.toString());
        return new Identity(context(store), pem);
    }

    private static void keytool(Path store, String[] what, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(what));
        command.addAll(List.of(more));
        command.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private static SSLContext context(Path store) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        keys.deleteEntry("ca");
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }
}
