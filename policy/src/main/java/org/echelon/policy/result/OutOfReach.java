package org.echelon.policy.result;

import java.time.LocalDate;
import java.util.List;
import org.echelon.policy.fact.FactKey;
import org.echelon.policy.message.Words;
import org.jspecify.annotations.Nullable;

/// Why there is no proposal for a filing.
///
/// @param filing the day it is about
/// @param kind what stands in the way
/// @param because each reason with what it rests on
public record OutOfReach(LocalDate filing, Kind kind, List<Reason> because) {

    /// What stands in the way.
    public enum Kind {
        /// Proven: no change of what is still open suffices.
        NOT_REACHABLE("not_reachable"),
        /// Facts that are unknown would have to be known first.
        UNKNOWN_FACTS("unknown_facts"),
        /// Nothing was found and nothing proven within the bound on work.
        NOT_FOUND("not_found"),
        /// No version of the programme is in force on that day.
        NOT_IN_FORCE("not_in_force");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /// The code in JSON, such as `not_reachable`.
        public String code() {
            return code;
        }
    }

    /// One reason.
    ///
    /// @param condition id of the condition it is about, where it is about one
    /// @param facts the facts that forbid it, or that are unknown
    public record Reason(@Nullable String condition, List<FactKey> facts, Words message) {
        public Reason {
            facts = List.copyOf(facts);
        }
    }

    public OutOfReach {
        because = List.copyOf(because);
    }
}
