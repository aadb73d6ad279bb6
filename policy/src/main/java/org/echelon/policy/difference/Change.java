package org.echelon.policy.difference;

import java.util.List;
import java.util.Optional;
import org.echelon.policy.message.Words;
import org.echelon.policy.result.Source;
import org.jspecify.annotations.Nullable;

/// One thing that differs between two versions.
///
/// @param part what kind of thing
/// @param kind whether it is new, gone or different
/// @param id name of the decision, parameter or paper, or key of `version.yaml`
/// @param name the same in words
/// @param rule number of the rule, 1 for the first, in the later version; in the earlier one when
///   the rule is gone; absent where the change is no rule
/// @param cell head of the column where one cell differs, or the key that differs
/// @param before as it was written; absent when it is new
/// @param after as it is written now; absent when it is gone
/// @param text the change in words, a sentence of its own
/// @param law the articles it rests on in the later version, in the earlier one when it is gone
public record Change(
        Part part,
        Kind kind,
        String id,
        Words name,
        @Nullable Integer rule,
        Optional<String> cell,
        Optional<String> before,
        Optional<String> after,
        Words text,
        List<Source> law) {

    public Change {
        law = List.copyOf(law);
    }

    /// What kind of thing a change is about, in the order in which changes are told.
    public enum Part {
        VERSION("version"),
        CONDITION("condition"),
        DECISION("decision"),
        PARAMETER("parameter"),
        PAPER("paper"),
        FILE("file");

        private final String code;

        Part(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /// What became of it.
    public enum Kind {
        ADDED("added"),
        REMOVED("removed"),
        CHANGED("changed"),
        MOVED("moved");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }
}
