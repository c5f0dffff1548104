package dev.livekeep.simulation;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.capture.CaptureAction;
import dev.livekeep.domain.capture.CaptureInput;
import dev.livekeep.domain.capture.FetchId;
import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.domain.source.MediaAnswer;
import dev.livekeep.domain.source.StreamAnswer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Law 3: at most three workers, and the last that lists content is not dropped while its URL still answers. */
final class HandedOverLaw implements Law {
    private static final int WORKERS = 3;

    private final Court court;
    private final Map<Seat, Map<Long, Worker>> seats = new HashMap<>();
    private final Map<String, FetchedPath> fetches = new HashMap<>();
    private final Set<String> spent = new HashSet<>();
    private final Set<Channel> offline = new HashSet<>();
    private final Set<Channel> stopping = new HashSet<>();

    private record Seat(Channel channel, Quality quality) {}

    private record FetchedPath(String path) {}

    private static final class Worker {
        private final String path;
        private boolean working;

        private Worker(String path) {
            this.path = path;
        }
    }

    HandedOverLaw(Court court) {
        this.court = court;
    }

    @Override
    public int number() {
        return 3;
    }

    @Override
    public void stepped(Channel channel, CaptureInput input, List<CaptureAction> actions) {
        if (input instanceof CaptureInput.MediaAnswered(FetchId fetch, MediaAnswer answer)) {
            FetchedPath asked = fetches.get(channel + " " + fetch);
            boolean over = answer instanceof MediaAnswer.Refused
                    || (answer instanceof MediaAnswer.Listed(var playlist, var text) && playlist.ended());
            if (asked != null && over) {
                spent.add(asked.path());
            } else if (asked != null && answer instanceof MediaAnswer.Listed) {
                spent.remove(asked.path());
            }
        }
        if (input instanceof CaptureInput.StreamAnswered(FetchId fetch, StreamAnswer answer)) {
            if (answer instanceof StreamAnswer.Offline) {
                offline.add(channel);
            } else if (answer instanceof StreamAnswer.Variants) {
                offline.remove(channel);
            }
        }
        if (input instanceof CaptureInput.Stop) {
            stopping.add(channel);
        }
        for (CaptureAction action : actions) {
            if (action instanceof CaptureAction.PollMedia poll) {
                fetches.put(
                        channel + " " + poll.fetch(),
                        new FetchedPath(poll.uri().getHost() + poll.uri().getPath()));
            }
        }
    }

    @Override
    public void told(CaptureEvent event) {
        switch (event.detail()) {
            case CaptureEvent.Started started -> {
                stopping.remove(event.channel());
                seats.keySet().removeIf(seat -> seat.channel().equals(event.channel()));
            }
            case CaptureEvent.WorkerStarted started -> {
                Map<Long, Worker> workers = workers(event.channel(), started.quality());
                workers.put(started.worker(), new Worker(started.where()));
                if (workers.size() > WORKERS) {
                    court.broken(3, workers.size() + " workers of " + event.channel() + "/" + started.quality());
                }
            }
            case CaptureEvent.WorkerWorking working -> {
                Worker worker = workers(event.channel(), working.quality()).get(working.worker());
                if (worker != null) {
                    worker.working = true;
                }
            }
            case CaptureEvent.WorkerStopped stopped -> stopped(event.channel(), stopped);
            default -> {}
        }
    }

    private void stopped(Channel channel, CaptureEvent.WorkerStopped stopped) {
        Map<Long, Worker> workers = workers(channel, stopped.quality());
        Worker gone = workers.remove(stopped.worker());
        if (gone == null) {
            court.broken(3, "stopped, but never started: " + stopped);
            return;
        }
        boolean replaced = workers.values().stream().anyMatch(worker -> worker.working);
        boolean excused = stopping.contains(channel) || offline.contains(channel) || spent.contains(gone.path);
        if (gone.working && !replaced && !excused) {
            court.broken(3, "dropped while it answered: " + channel + " " + stopped);
        }
    }

    private Map<Long, Worker> workers(Channel channel, Quality quality) {
        return seats.computeIfAbsent(new Seat(channel, quality), seat -> new TreeMap<>());
    }
}
