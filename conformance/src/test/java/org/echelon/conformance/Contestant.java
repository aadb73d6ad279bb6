package org.echelon.conformance;

import java.util.Map;
import org.echelon.policy.feel.Value;

/// An engine with a model and facts, ready to evaluate.
interface Contestant {

    /// Evaluates every decision that this engine can run, from the facts anew: what is measured.
    Object evaluate();

    /// The results by decision id; without those that this engine cannot run.
    Map<String, Value> results();
}
