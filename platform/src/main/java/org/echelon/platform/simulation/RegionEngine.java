package org.echelon.platform.simulation;

import java.util.Map;
import org.echelon.policy.Programme;
import org.echelon.policy.Version;
import org.echelon.policy.feel.Value;

/// Judges every row of a population by a version, again and again with other figures.
interface RegionEngine {

    /// What can be done before the figures are known, once for a population and a version.
    ///
    /// @throws CannotJudge when the version cannot be judged at all
    Prepared prepare(HeldPopulation population, Programme programme, Version version);

    /// A population and a version, ready.
    interface Prepared {

        /// Every row, with these values of parameters; those not named keep the version's.
        Judgement judge(Map<String, Value> parameters);

        /// Makes ready what the first step of a figure would wait for.
        default void anticipate() {}
    }
}
