package org.echelon.policy.dmn;

import java.util.Set;
import org.echelon.policy.feel.Expression;

/// An expression of a model and where it stands, for those who read expressions without running
/// them.
///
/// @param owner id of the decision or knowledge model it belongs to
/// @param place where it stands, as in diagnostics, without the file: `decision rd_tier, rule 2,
///   input 1`
/// @param role what it is there
/// @param locals the variables that it sees beside those that its owner requires
public record Formula(
        String owner, String place, Role role, Expression expression, Set<String> locals) {

    public Formula {
        locals = Set.copyOf(locals);
    }

    /// What an expression is where it stands.
    public sealed interface Role {

        /// The whole logic of a decision or knowledge model.
        record Logic() implements Role {}

        /// A part of a boxed expression.
        record Part() implements Role {}

        /// The input expression of a column, counted from 0.
        record Input(CompiledTable table, int column) implements Role {}

        /// One test of an input cell; rule and column are counted from 0.
        record Cell(CompiledTable table, int rule, int column) implements Role {}

        /// An output cell; rule and column are counted from 0.
        record Output(CompiledTable table, int rule, int column) implements Role {}
    }
}
