package dev.livekeep.app.command;

import com.google.inject.Binder;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.ProvisionException;
import com.google.inject.Stage;
import dev.livekeep.app.UserMistake;
import dev.livekeep.app.options.RecordOptions;
import dev.livekeep.app.stores.Plugins;
import dev.livekeep.app.stores.StoreProviders;
import dev.livekeep.app.stores.StoresModule;
import dev.livekeep.metrics.MetricsModule;
import dev.livekeep.metrics.MetricsSettings;
import dev.livekeep.ports.StoreContext;
import dev.livekeep.ports.StoreEvents;
import dev.livekeep.system.SystemModule;
import dev.livekeep.system.SystemSettings;
import dev.livekeep.twitch.OAuthToken;
import dev.livekeep.twitch.TwitchHttpModule;
import dev.livekeep.twitch.TwitchSettings;
import dev.livekeep.twitch.http.AddressRange;
import dev.livekeep.twitch.http.ClientKind;
import dev.livekeep.twitch.http.HttpSettings;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The parts of a recorder, by what the user asked for. Each is made when it is first asked for, so that whoever takes the
 * metrics port first has touched no disk when it is not to be had.
 */
final class Wiring {
    private final RecordOptions options;
    private final Map<String, String> environment;
    private final Injector injector;

    /**
     * @param told hears what becomes of copies in each store
     * @throws UserMistake when the options ask for something that is not usable
     */
    Wiring(RecordOptions options, Map<String, String> environment, StoreEvents told) {
        this.options = options;
        this.environment = environment;
        this.injector = Guice.createInjector(
                Stage.DEVELOPMENT,
                Wiring::strictly,
                new SystemModule(
                        SystemSettings.forDownloads(options.maxDownloadsTotal()),
                        options.policy().jitterPercent()),
                new StoresModule(
                        StoreProviders.with(Plugins.in(options.plugins())),
                        options.stores(),
                        StoreContext.Fsync.valueOf(options.fsync().name()),
                        options.spool(),
                        instance(),
                        told),
                new TwitchHttpModule(twitch(), http(), options.services().youtubeProgram()),
                new MetricsModule(new MetricsSettings(options.metricsPort())));
    }

    /**
     * The only one of its kind.
     *
     * @throws UserMistake when it is the store, and the archive is not usable
     */
    <T> T get(Class<T> part) {
        try {
            return injector.getInstance(part);
        } catch (ProvisionException e) {
            throw Stream.<Throwable>iterate(e, Objects::nonNull, Throwable::getCause)
                    .filter(UserMistake.class::isInstance)
                    .findFirst()
                    .<RuntimeException>map(UserMistake.class::cast)
                    .orElse(e);
        }
    }

    /** Who is recording. */
    static String instance() {
        return "livekeep-" + ProcessHandle.current().pid();
    }

    /** Nothing is made that no module speaks of. */
    private static void strictly(Binder binder) {
        binder.requireExplicitBindings();
        binder.requireAtInjectOnConstructors();
    }

    private TwitchSettings twitch() {
        TwitchSettings usual = options.services().twitch();
        TwitchSettings settings = usual.at(
                options.twitchGqlUrl().orElse(usual.gql()),
                options.twitchUsherUrl().orElse(usual.usher()));
        if (options.authFile().isEmpty()) {
            return settings;
        }
        try {
            return settings.withOauth(OAuthToken.ofFile(options.authFile().get()));
        } catch (IOException e) {
            throw UserMistake.environment(e.getMessage() + ": check --twitch-auth-file");
        }
    }

    private HttpSettings http() {
        try {
            return HttpSettings.defaults()
                    .withEnvironment(environment)
                    .over(ClientKind.named(environment.getOrDefault("LIVEKEEP_HTTP_CLIENT", "sockets")))
                    .allowing(options.allowAddresses().stream()
                            .map(AddressRange::parse)
                            .toList());
        } catch (IllegalArgumentException e) {
            throw UserMistake.usage(String.valueOf(e.getMessage()));
        }
    }
}
