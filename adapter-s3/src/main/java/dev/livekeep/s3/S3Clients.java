package dev.livekeep.s3;

import dev.livekeep.ports.UnusableStoreException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/**
 * Two ways to one bucket over the same connections: writes are tried once, because who writes has his own patience, and
 * reads as often as the SDK thinks fit.
 */
record S3Clients(SdkHttpClient http, S3Client writes, S3Client reads) implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration SILENCE = Duration.ofSeconds(30);
    private static final Duration READ = Duration.ofSeconds(60);
    private static final String ANY_REGION = "us-east-1";

    /** @throws UnusableStoreException when the SDK lacks something that the user must say */
    static S3Clients of(S3Settings settings) {
        try {
            return open(settings);
        } catch (SdkException e) {
            throw new UnusableStoreException(
                    "cannot ask " + settings.name() + ": " + S3Trouble.say(e) + ": see region, endpoint and profile",
                    e);
        }
    }

    private static S3Clients open(S3Settings settings) {
        SdkHttpClient http = ApacheHttpClient.builder()
                .connectionTimeout(CONNECT)
                .socketTimeout(SILENCE)
                .build();
        S3Client writes = builder(settings, http)
                .overrideConfiguration(config ->
                        config.retryStrategy(retry -> retry.maxAttempts(1)).apiCallTimeout(SILENCE))
                .build();
        S3Client reads = builder(settings, http)
                .overrideConfiguration(config -> config.apiCallAttemptTimeout(READ))
                .build();
        return new S3Clients(http, writes, reads);
    }

    private static S3ClientBuilder builder(S3Settings settings, SdkHttpClient http) {
        S3ClientBuilder builder = S3Client.builder()
                .httpClient(http)
                .credentialsProvider(credentials(settings.profile()))
                .forcePathStyle(settings.pathStyle())
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        settings.endpoint().ifPresent(builder::endpointOverride);
        region(settings.region(), settings.endpoint()).map(Region::of).ifPresent(builder::region);
        return builder;
    }

    /** A server of one's own has no regions, but a signature names one. */
    private static Optional<String> region(Optional<String> given, Optional<URI> endpoint) {
        return given.or(() -> endpoint.map(server -> ANY_REGION));
    }

    private static AwsCredentialsProvider credentials(Optional<String> profile) {
        return profile.<AwsCredentialsProvider>map(ProfileCredentialsProvider::create)
                .orElseGet(() -> DefaultCredentialsProvider.builder().build());
    }

    @Override
    public void close() {
        writes.close();
        reads.close();
        http.close();
    }
}
