package dev.livekeep.testkit;

import dev.livekeep.domain.source.BodyEnd;
import dev.livekeep.domain.source.SegmentRequest;
import dev.livekeep.ports.BodySink;
import dev.livekeep.ports.Call;
import dev.livekeep.ports.SegmentSource;
import dev.livekeep.ports.TaskRunner;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Answers requests by a script on virtual time. A cancelled exchange ends at once, as if its connection were closed; for
 * a source that is slow to notice, see {@link #deafToCancel}. Not safe for several threads, as virtual time is not.
 */
public final class ScriptedSegmentSource implements SegmentSource {
    private final VirtualTime time;
    private final Function<SegmentRequest, Exchange> script;
    private final List<SegmentRequest> requests = new ArrayList<>();
    private int open;
    private int mostOpen;
    private boolean deaf;

    /**
     * A source.
     *
     * @param script asked when a request is sent
     */
    public ScriptedSegmentSource(VirtualTime time, Function<SegmentRequest, Exchange> script) {
        this.time = time;
        this.script = script;
    }

    /** From here on a cancel is not heeded. */
    public void deafToCancel() {
        deaf = true;
    }

    /** Every request so far, in order. */
    public List<SegmentRequest> requests() {
        return List.copyOf(requests);
    }

    /** Exchanges that have not ended. */
    public int open() {
        return open;
    }

    /** The most exchanges that were under way at a time. */
    public int mostOpen() {
        return mostOpen;
    }

    @Override
    public Call fetch(SegmentRequest request, BodySink sink) {
        requests.add(request);
        mostOpen = Math.max(mostOpen, ++open);
        Running running = new Running(script.apply(request), sink);
        time.run(TaskRunner.Work.DOWNLOAD, "scripted", running::go);
        return running;
    }

    /** One exchange under way. */
    private final class Running implements Call {
        private final List<Exchange.Step> steps;
        private final BodySink sink;
        private int next;
        private boolean opened;
        private boolean ended;

        Running(Exchange exchange, BodySink sink) {
            this.steps = exchange.steps();
            this.sink = sink;
        }

        void go() {
            while (!ended && next < steps.size()) {
                Exchange.Step step = steps.get(next++);
                if (step instanceof Exchange.Step.Wait(var pause)) {
                    time.after(pause, this::go);
                    return;
                }
                take(step);
            }
        }

        private void take(Exchange.Step step) {
            try {
                switch (step) {
                    case Exchange.Step.Wait wait -> throw new IllegalStateException("waits are seen to before");
                    case Exchange.Step.Open(var facts) -> {
                        opened = true;
                        sink.opened(facts);
                    }
                    case Exchange.Step.Init(ByteBuffer bytes) -> sink.initSection(bytes.duplicate());
                    case Exchange.Step.Bytes(ByteBuffer bytes) -> sink.bytes(bytes.duplicate());
                    case Exchange.Step.End(var end) -> end(end);
                }
            } catch (IOException refused) {
                end(new BodyEnd.Broken(String.valueOf(refused.getMessage())));
            }
        }

        private void end(BodyEnd end) {
            if (!ended) {
                ended = true;
                open--;
                sink.ended(end);
            }
        }

        @Override
        public void cancel() {
            if (!deaf) {
                time.run(TaskRunner.Work.DOWNLOAD, "scripted", this::closed);
            }
        }

        private void closed() {
            end(opened ? new BodyEnd.Broken("connection closed") : new BodyEnd.NoAnswer("connection closed"));
        }
    }
}
