package dev.livekeep.origin.fault;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

/** Decides which fault a request meets, from a seed: the same requests meet the same faults. Safe for many threads. */
public final class FaultEngine {
    private final long seed;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Integer> matches = new HashMap<>();
    private final Map<String, Integer> served = new HashMap<>();
    private final Map<String, Long> servedByName = new TreeMap<>();
    private volatile FaultScript script;

    public FaultEngine(long seed, FaultScript script) {
        this.seed = seed;
        this.script = script;
    }

    /** Takes a new script from now on; counts of the old one are forgotten, totals are kept. */
    public void follow(FaultScript next) {
        lock.lock();
        try {
            script = next;
            matches.clear();
            served.clear();
        } finally {
            lock.unlock();
        }
    }

    public FaultScript script() {
        return script;
    }

    /** The first rule that applies, counted as served; empty where all is well. */
    public Optional<Rule> meet(RequestFacts facts) {
        for (Rule rule : script.rules()) {
            boolean concerns = rule.selector().matches(facts) && rule.when().holds(facts.sinceStart(), facts.content());
            if (concerns && fires(rule, facts.path())) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }

    /** The fault a channel's content is made under, or its broadcast is in; nothing is counted. */
    public Optional<Rule> ofChannel(String channel, Duration sinceStart, OptionalLong content) {
        return script.rules().stream()
                .filter(r -> r.fault() instanceof ChannelFault)
                .filter(r -> r.selector().matchesChannel(channel) && r.when().holds(sinceStart, content))
                .findFirst();
    }

    /** How often each fault was served, by name. */
    public Map<String, Long> servedByName() {
        lock.lock();
        try {
            return Map.copyOf(servedByName);
        } finally {
            lock.unlock();
        }
    }

    private boolean fires(Rule rule, String path) {
        lock.lock();
        try {
            String ofRule = "rule " + rule.number();
            String ofPath = ofRule + " " + path;
            int match = matches.merge(ofRule, 1, Integer::sum);
            int attempt = matches.merge(ofPath, 1, Integer::sum);
            Chance chance = rule.chance();
            boolean fires = (chance.every().isEmpty() || match % chance.every().getAsInt() == 0)
                    && isBelow(chance.count().orElse(Integer.MAX_VALUE), ofRule)
                    && isBelow(chance.each().orElse(Integer.MAX_VALUE), ofPath)
                    && (chance.probability() == 1 || Dice.fraction(seed, ofPath, attempt) < chance.probability());
            if (fires) {
                served.merge(ofRule, 1, Integer::sum);
                served.merge(ofPath, 1, Integer::sum);
                servedByName.merge(rule.fault().name(), 1L, Long::sum);
            }
            return fires;
        } finally {
            lock.unlock();
        }
    }

    private boolean isBelow(int limit, String key) {
        return served.getOrDefault(key, 0) < limit;
    }
}
