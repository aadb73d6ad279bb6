package org.echelon.conformance;

/// An engine with a model and one enterprise, for tables that compare with it.
public final class ContestSample {

    private final Contestant contestant;

    private ContestSample(Contestant contestant) {
        this.contestant = contestant;
    }

    /// The engine, once its results are known to be right but for what [Contest] names.
    public static ContestSample compared(ContestEngine engine, ContestModel model) {
        return new ContestSample(Contest.compared(engine, model));
    }

    /// Evaluates every decision that the engine can run, from the facts anew.
    public Object evaluate() {
        return contestant.evaluate();
    }
}
