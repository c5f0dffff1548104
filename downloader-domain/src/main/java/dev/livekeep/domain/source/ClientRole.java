package dev.livekeep.domain.source;

/** Which of the two connection pools serves a request (design §4 Connections). */
public enum ClientRole {
    /** First attempts. */
    FIRST,
    /** Hedges, retries and second polls: separate connections, so that one bad connection cannot take both. */
    SECOND;

    /** The other one. */
    public ClientRole other() {
        return this == FIRST ? SECOND : FIRST;
    }
}
