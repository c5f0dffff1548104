package dev.livekeep.simulation;

import dev.livekeep.domain.capture.CaptureAction;
import dev.livekeep.domain.capture.CaptureAction.Download;
import dev.livekeep.domain.capture.CaptureAction.FindStream;
import dev.livekeep.domain.capture.CapturePolicy;
import dev.livekeep.domain.source.ClientRole;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Ways to break what a standby is for; {@link ShortLivesTest} catches them. */
final class BrokenSessions {
    private BrokenSessions() {}

    /** Content is stored under two names. */
    static List<Variant> doubling() {
        return List.of(
                Variant.ofPolicy("takes no bytes for equal", 1, Policies::noTwins),
                Variant.ofPolicy("forgets what it stored after a second", 1, Policies::forgetful));
    }

    /** Two clocks meet in the archive. */
    static List<Variant> seaming() {
        return List.of(
                Variant.ofPolicy("believes that all clocks are one", 0, Policies::oneClock),
                Variant.doing(
                        "never fetches a segment to compare it",
                        0,
                        action -> isProbe(action) ? Stream.empty() : Stream.of(action)));
    }

    private static boolean isProbe(CaptureAction action) {
        return action instanceof Download download
                && download.client() == ClientRole.SECOND
                && download.deadlines()
                        .whole()
                        .equals(CapturePolicy.defaults().getting().whole().soft());
    }

    /** No session is ready when one dies. */
    static List<Variant> losing() {
        return List.of(
                Variant.ofPolicy("has no standby", 0, Policies::noStandby),
                Variant.ofPolicy("takes URLs to live twice as long", 0, Policies::lateStandby),
                Variant.ofMachine("makes one look in three only", 0, machine -> {
                    AtomicInteger looks = new AtomicInteger();
                    return BrokenMachine.doing(
                            machine,
                            action -> action instanceof FindStream && looks.incrementAndGet() % 3 != 1
                                    ? Stream.empty()
                                    : Stream.of(action));
                }));
    }
}
