package org.echelon.policy.gap;

/// Counts the questions put to the engine, so that every search ends at the same place on every
/// machine.
final class Work {

    private final int limit;
    private int spent;

    Work(int limit) {
        this.limit = limit;
    }

    void spend() {
        spent++;
    }

    boolean isOver() {
        return spent >= limit;
    }

    int spent() {
        return spent;
    }
}
