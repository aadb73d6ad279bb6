package org.echelon.policy.procedure;

/// Where an outcome leads: to a step or to an end.
public sealed interface Place {

    /// id in the file.
    String id();

    /// To a step.
    record At(Step step) implements Place {

        @Override
        public String id() {
            return step.id();
        }
    }

    /// To an end.
    ///
    /// @param end `recognised`, `refused` or `withdrawn`
    record Ended(End end) implements Place {

        @Override
        public String id() {
            return end.written();
        }
    }
}
