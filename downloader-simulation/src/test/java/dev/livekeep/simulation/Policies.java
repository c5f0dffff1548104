package dev.livekeep.simulation;

import dev.livekeep.domain.capture.CapturePolicy;
import dev.livekeep.domain.capture.CapturePolicy.Bounds;
import dev.livekeep.domain.capture.CapturePolicy.Getting;
import dev.livekeep.domain.capture.CapturePolicy.Polling;
import dev.livekeep.domain.capture.CapturePolicy.Sessions;
import dev.livekeep.domain.capture.Timeouts;
import java.time.Duration;

/** Constants that nobody should choose. */
final class Policies {
    private Policies() {}

    /** Polls every ten seconds and tries again after five. */
    static CapturePolicy lazyPolls(CapturePolicy policy) {
        Duration interval = Duration.ofSeconds(10);
        return polling(policy, policy.polling().timeouts(), interval, interval);
    }

    /** Waits half a minute for an answer before it asks again. */
    static CapturePolicy patientPolls(CapturePolicy policy) {
        Timeouts timeouts =
                new Timeouts(Duration.ofSeconds(30), policy.polling().timeouts().hard());
        return polling(
                policy, timeouts, policy.polling().interval(), policy.polling().least());
    }

    private static CapturePolicy polling(CapturePolicy policy, Timeouts timeouts, Duration interval, Duration least) {
        Polling old = policy.polling();
        Polling polling = new Polling(
                timeouts,
                old.retry(),
                interval,
                least,
                old.stalledTargets(),
                old.nothingStored(),
                old.suspiciousSkew(),
                old.history());
        return new CapturePolicy(policy.refresh(), polling, policy.getting(), policy.bounds());
    }

    /** A hundred downloads of one channel at a time. */
    static CapturePolicy manyDownloads(CapturePolicy policy) {
        Bounds old = policy.bounds();
        Bounds bounds = new Bounds(
                100,
                old.youtubeDownloads(),
                old.openSlots(),
                old.workers(),
                old.lookUp(),
                old.backlogAfter(),
                old.remembered());
        return new CapturePolicy(policy.refresh(), policy.polling(), policy.getting(), bounds);
    }

    /** Remembers nothing longer than a second. */
    static CapturePolicy forgetful(CapturePolicy policy) {
        Bounds old = policy.bounds();
        Bounds bounds = new Bounds(
                old.downloads(),
                old.youtubeDownloads(),
                old.openSlots(),
                old.workers(),
                old.lookUp(),
                old.backlogAfter(),
                Duration.ofSeconds(1));
        return new CapturePolicy(policy.refresh(), policy.polling(), policy.getting(), bounds);
    }

    /** Keeps one session only, until its end: a standby and the next are opened after an hour. */
    static CapturePolicy noStandby(CapturePolicy policy) {
        Duration never = Duration.ofHours(1);
        return standby(policy, policy.sessions().furthest(), never, never.multipliedBy(4));
    }

    /** Takes URLs to live for a minute, when they do for half of one. */
    static CapturePolicy lateStandby(CapturePolicy policy) {
        Sessions old = policy.sessions();
        return standby(policy, old.furthest(), Duration.ofSeconds(29), Duration.ofSeconds(60));
    }

    /** No two clocks differ. */
    static CapturePolicy oneClock(CapturePolicy policy) {
        Sessions old = policy.sessions();
        return standby(policy, Duration.ZERO, old.standbyAfter(), old.shortestLife());
    }

    private static CapturePolicy standby(CapturePolicy policy, Duration furthest, Duration after, Duration life) {
        Sessions old = policy.sessions();
        Sessions sessions = new Sessions(
                old.grace(),
                old.patience(),
                furthest,
                old.longestSegment(),
                old.proofEvery(),
                after,
                life,
                old.usualLead(),
                old.leadForgets(),
                old.leastMargin(),
                old.sharedLook());
        return new CapturePolicy(
                policy.refresh(),
                policy.polling(),
                policy.getting(),
                policy.bounds(),
                sessions,
                policy.wanted(),
                policy.jitterPercent(),
                policy.ads());
    }

    /** Never takes bytes of two sessions for equal. */
    static CapturePolicy noTwins(CapturePolicy policy) {
        Getting old = policy.getting();
        Getting getting = new Getting(
                old.headers(),
                old.whole(),
                old.retry(),
                old.longestRetry(),
                old.refusedRetry(),
                old.refusedGrace(),
                old.slow(),
                old.publishLesserAfter(),
                old.stuckAfter(),
                old.giveUpAfter(),
                Duration.ZERO,
                old.noHedging(),
                old.lastAnswers(),
                old.restWithoutSpace());
        return new CapturePolicy(policy.refresh(), policy.polling(), getting, policy.bounds());
    }
}
