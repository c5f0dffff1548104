package dev.livekeep.metrics;

import com.codahale.metrics.MetricRegistry;
import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.livekeep.ports.Clock;
import dev.livekeep.ports.HttpEvents;
import dev.livekeep.ports.StoreEvents;
import io.prometheus.metrics.instrumentation.jvm.JvmBufferPoolMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmClassLoadingMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmCompilationMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmGarbageCollectorMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmMemoryMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmNativeMemoryMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmRuntimeInfoMetric;
import io.prometheus.metrics.instrumentation.jvm.JvmThreadsMetrics;
import io.prometheus.metrics.instrumentation.jvm.ProcessMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/**
 * Binds what records and serves metrics; {@link Clock} comes from elsewhere. Whoever builds the injector passes events to
 * {@link MetricsListener} and {@link HealthListener}, attaches {@link LogCounter}, and starts and closes {@link
 * MetricsServer}.
 */
public final class MetricsModule extends AbstractModule {

    private final MetricsSettings settings;

    public MetricsModule(MetricsSettings settings) {
        this.settings = settings;
    }

    @Provides
    @Singleton
    MetricRegistry recorded() {
        return new MetricRegistry();
    }

    @Provides
    @Singleton
    MetricsListener metricsListener(MetricRegistry recorded, Clock clock) {
        return new MetricsListener(recorded, clock);
    }

    @Provides
    @Singleton
    HttpEvents httpEvents(MetricRegistry recorded) {
        return new HttpMetrics(recorded);
    }

    @Provides
    @Singleton
    StoreEvents storeEvents(MetricRegistry recorded) {
        return new StoreMetrics(recorded);
    }

    @Provides
    @Singleton
    LogCounter logCounter(MetricRegistry recorded) {
        return new LogCounter(recorded);
    }

    @Provides
    @Singleton
    HealthListener healthListener(Clock clock) {
        return new HealthListener(clock);
    }

    @Provides
    @Singleton
    MetricsServer metricsServer(MetricRegistry recorded, HealthListener health) {
        return new MetricsServer(settings, exposition(recorded), health);
    }

    /** Everything that is shown: what was recorded, the JVM, the process. */
    static PrometheusRegistry exposition(MetricRegistry recorded) {
        PrometheusRegistry registry = new PrometheusRegistry();
        registry.register(new RegistryCollector(recorded));
        registerJvm(registry);
        return registry;
    }

    /** All of the library's but what each memory pool allocates: that is counted on a timer thread which nothing ends. */
    private static void registerJvm(PrometheusRegistry registry) {
        JvmBufferPoolMetrics.builder().register(registry);
        JvmClassLoadingMetrics.builder().register(registry);
        JvmCompilationMetrics.builder().register(registry);
        JvmGarbageCollectorMetrics.builder().register(registry);
        JvmMemoryMetrics.builder().register(registry);
        JvmNativeMemoryMetrics.builder().register(registry);
        JvmRuntimeInfoMetric.builder().register(registry);
        JvmThreadsMetrics.builder().register(registry);
        ProcessMetrics.builder().register(registry);
    }
}
