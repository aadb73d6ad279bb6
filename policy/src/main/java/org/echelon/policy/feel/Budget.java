package org.echelon.policy.feel;

/// What one evaluation may cost, so that no text can run forever or exhaust the memory.
final class Budget {
    /// Iterations, invocations and items of new lists.
    static final long MAX_STEPS = 5_000_000;

    /// Invocations within invocations.
    static final int MAX_DEPTH = 256;

    private final long most;
    private long steps;
    private int depth;

    Budget(long most) {
        this.most = most;
    }

    void reset() {
        steps = 0;
        depth = 0;
    }

    void spend(long amount) {
        steps += amount;
        if (steps > most || steps < 0) {
            throw new Exhausted("more than " + most + " steps");
        }
    }

    void enter() {
        spend(1);
        if (++depth > MAX_DEPTH) {
            throw new Exhausted("invocations are nested more than " + MAX_DEPTH + " deep");
        }
    }

    void leave() {
        depth--;
    }

    /// Leaves an evaluation that costs too much; never seen outside this package.
    static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Exhausted(String message) {
            super(message, null, false, false);
        }
    }
}
