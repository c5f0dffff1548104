package dev.livekeep.simulation;

import dev.livekeep.domain.capture.CaptureAction;
import dev.livekeep.domain.capture.CaptureAction.CancelDownload;
import dev.livekeep.domain.capture.CaptureAction.Download;
import dev.livekeep.domain.capture.CaptureAction.FindStream;
import dev.livekeep.domain.capture.CaptureAction.Keep;
import dev.livekeep.domain.capture.CaptureAction.PollMedia;
import dev.livekeep.domain.capture.CaptureAction.Tell;
import dev.livekeep.domain.capture.CaptureInput;
import dev.livekeep.domain.capture.CaptureInput.DownloadEnded;
import dev.livekeep.domain.capture.CaptureInput.MediaAnswered;
import dev.livekeep.domain.capture.CaptureInput.StreamAnswered;
import dev.livekeep.domain.capture.DownloadResult;
import dev.livekeep.domain.capture.FetchId;
import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.domain.source.ClientRole;
import dev.livekeep.domain.source.MediaAnswer;
import dev.livekeep.domain.source.StreamAnswer;
import dev.livekeep.runtime.Machine;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Ways to break the laws of how a channel is captured: 3 to 7. */
final class BrokenCapturing {
    private BrokenCapturing() {}

    static List<Variant> all() {
        return Stream.of(handedOver(), polling(), failure(), bounded(), stopping())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Variant> handedOver() {
        return List.of(
                Variant.hearing(
                        "takes a failed poll for a refusal",
                        3,
                        input -> input instanceof MediaAnswered(var fetch, MediaAnswer.Failed failed)
                                ? Stream.of(new MediaAnswered(fetch, new MediaAnswer.Refused(404)))
                                : Stream.of(input)),
                Variant.hearing(
                        "takes a failed look for the end of the stream, and failed polls for refusals", 3, input -> {
                            if (input instanceof StreamAnswered(var fetch, StreamAnswer.Failed failed)) {
                                return Stream.of(new StreamAnswered(fetch, new StreamAnswer.Offline("")));
                            }
                            return input instanceof MediaAnswered(var fetch, MediaAnswer.Failed failed)
                                    ? Stream.of(new MediaAnswered(fetch, new MediaAnswer.Refused(403)))
                                    : Stream.of(input);
                        }));
    }

    private static List<Variant> polling() {
        return List.of(
                every(40, "forgets a poll in forty", 4, PollMedia.class),
                Variant.ofPolicy("polls at leisure", 4, Policies::lazyPolls),
                Variant.ofPolicy("waits long for a silent poll", 4, Policies::patientPolls),
                Variant.ofMachine("polls only while nothing is published", 4, BrokenCapturing::pollsBetweenKeeps));
    }

    private static Variant every(int nth, String name, int law, Class<? extends CaptureAction> kind) {
        return Variant.ofMachine(name, law, machine -> {
            AtomicInteger count = new AtomicInteger();
            return BrokenMachine.doing(
                    machine,
                    action -> kind.isInstance(action) && count.incrementAndGet() % nth == 0
                            ? Stream.empty()
                            : Stream.of(action));
        });
    }

    private static Machine pollsBetweenKeeps(Machine machine) {
        AtomicInteger keeps = new AtomicInteger();
        return new BrokenMachine(
                machine,
                input -> {
                    if (input instanceof CaptureInput.KeepEnded) {
                        keeps.decrementAndGet();
                    }
                    return Stream.of(input);
                },
                action -> {
                    if (action instanceof Keep) {
                        keeps.incrementAndGet();
                    }
                    return action instanceof PollMedia && keeps.get() > 0 ? Stream.empty() : Stream.of(action);
                });
    }

    private static List<Variant> failure() {
        return List.of(
                Variant.hearing(
                        "does not hear of failed downloads",
                        5,
                        input -> input instanceof DownloadEnded(var attempt, DownloadResult.NoAnswer none)
                                ? Stream.empty()
                                : Stream.of(input)),
                Variant.ofMachine("looks for the stream three times and never again", 5, machine -> {
                    AtomicInteger looks = new AtomicInteger();
                    return BrokenMachine.doing(
                            machine,
                            action -> action instanceof FindStream && looks.incrementAndGet() > 3
                                    ? Stream.empty()
                                    : Stream.of(action));
                }),
                Variant.ofMachine("downloads nothing more once the store failed", 5, machine -> {
                    AtomicInteger failures = new AtomicInteger();
                    return new BrokenMachine(
                            machine,
                            input -> {
                                if (input instanceof DownloadEnded(var attempt, DownloadResult.StoreFailed failed)) {
                                    failures.incrementAndGet();
                                }
                                return Stream.of(input);
                            },
                            action -> action instanceof Download && failures.get() > 0
                                    ? Stream.empty()
                                    : Stream.of(action));
                }));
    }

    private static List<Variant> bounded() {
        return List.of(
                Variant.ofPolicy("takes a hundred places", 6, Policies::manyDownloads),
                Variant.doing(
                        "does not end what it stopped waiting for",
                        6,
                        action -> action instanceof CancelDownload ? Stream.empty() : Stream.of(action)));
    }

    private static List<Variant> stopping() {
        return List.of(
                Variant.hearing(
                        "does not hear the stop",
                        7,
                        input -> input instanceof CaptureInput.Stop ? Stream.empty() : Stream.of(input)),
                Variant.ofMachine("looks once more after the stop", 7, machine -> {
                    AtomicInteger looks = new AtomicInteger();
                    return BrokenMachine.doing(machine, action -> {
                        if (action instanceof Tell(CaptureEvent.Stopping stopping)) {
                            return Stream.of(
                                    action,
                                    new FindStream(
                                            new FetchId(-looks.incrementAndGet()),
                                            ClientRole.FIRST,
                                            Duration.ofSeconds(5)));
                        }
                        return Stream.of(action);
                    });
                }));
    }
}
