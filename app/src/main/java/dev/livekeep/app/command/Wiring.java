package dev.livekeep.app.command;

import com.google.inject.Binder;
import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.ProvisionException;
import com.google.inject.Stage;
import com.google.inject.spi.Message;
import dev.livekeep.app.UserMistake;
import dev.livekeep.app.options.RecordOptions;
import dev.livekeep.filesystem.FilesystemModule;
import dev.livekeep.filesystem.FsyncMode;
import dev.livekeep.filesystem.StoreSettings;
import dev.livekeep.filesystem.UnusableArchiveException;
import dev.livekeep.metrics.MetricsModule;
import dev.livekeep.metrics.MetricsSettings;
import dev.livekeep.system.SystemModule;
import dev.livekeep.system.SystemSettings;
import dev.livekeep.twitch.OAuthToken;
import dev.livekeep.twitch.TwitchHttpModule;
import dev.livekeep.twitch.TwitchSettings;
import dev.livekeep.twitch.http.AddressRange;
import dev.livekeep.twitch.http.HttpSettings;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The modules of a recorder, by what the user asked for. */
final class Wiring {
    private final RecordOptions options;
    private final Map<String, String> environment;

    private Wiring(RecordOptions options, Map<String, String> environment) {
        this.options = options;
        this.environment = environment;
    }

    /**
     * Builds everything.
     *
     * @throws UserMistake when the options ask for something that is not usable
     */
    static Injector of(RecordOptions options, Map<String, String> environment) {
        return new Wiring(options, environment).injector();
    }

    private Injector injector() {
        try {
            return Guice.createInjector(
                    Stage.PRODUCTION,
                    Wiring::strictly,
                    new SystemModule(SystemSettings.forDownloads(options.maxDownloadsTotal())),
                    new FilesystemModule(
                            options.baseDir(),
                            StoreSettings.defaults()
                                    .withFsync(FsyncMode.valueOf(options.fsync().name()))),
                    new TwitchHttpModule(twitch(), http(), "yt-dlp"),
                    new MetricsModule(new MetricsSettings(options.metricsPort())));
        } catch (CreationException e) {
            throw unusable(e, e.getErrorMessages());
        } catch (ProvisionException e) {
            throw unusable(e, e.getErrorMessages());
        }
    }

    /** Nothing is made that no module speaks of. */
    private static void strictly(Binder binder) {
        binder.requireExplicitBindings();
        binder.requireAtInjectOnConstructors();
    }

    private static RuntimeException unusable(RuntimeException e, Collection<Message> errors) {
        return errors.stream()
                .flatMap(error -> Stream.iterate(error.getCause(), Objects::nonNull, Throwable::getCause))
                .filter(UnusableArchiveException.class::isInstance)
                .findFirst()
                .<RuntimeException>map(cause -> UserMistake.environment(String.valueOf(cause.getMessage())))
                .orElse(e);
    }

    private TwitchSettings twitch() {
        TwitchSettings defaults = TwitchSettings.defaults();
        TwitchSettings settings = defaults.at(
                options.twitchGqlUrl().orElse(defaults.gql()),
                options.twitchUsherUrl().orElse(defaults.usher()));
        if (options.authFile().isEmpty()) {
            return settings;
        }
        try {
            return settings.withOauth(OAuthToken.ofFile(options.authFile().get()));
        } catch (IOException e) {
            throw UserMistake.environment(
                    "cannot read the auth file " + options.authFile().get() + ": check --twitch-auth-file");
        }
    }

    private HttpSettings http() {
        try {
            return HttpSettings.defaults()
                    .withEnvironment(environment)
                    .allowing(options.allowAddresses().stream()
                            .map(AddressRange::parse)
                            .toList());
        } catch (IllegalArgumentException e) {
            throw UserMistake.usage(String.valueOf(e.getMessage()));
        }
    }
}
