package org.echelon.policy.dmn;

import java.util.Optional;
import org.echelon.policy.feel.Expression;
import org.echelon.policy.feel.FeelType;
import org.echelon.policy.feel.UnaryTests;
import org.echelon.policy.feel.Value;
import org.jspecify.annotations.Nullable;

/// A decision table with its cells read, for those who look at tables without running them. Rules
/// and columns are counted from 0.
public final class CompiledTable {

    private final TableLogic logic;
    private final String owner;
    private final String place;
    private final boolean inFunction;
    private final boolean alone;

    /// @param inFunction whether it stands in a function or a loop
    /// @param alone whether it is the whole logic of its owner
    CompiledTable(TableLogic logic, String owner, String place, boolean inFunction, boolean alone) {
        this.logic = logic;
        this.owner = owner;
        this.place = place;
        this.inFunction = inFunction;
        this.alone = alone;
    }

    /// Id of the decision or knowledge model that it belongs to.
    public String owner() {
        return owner;
    }

    /// Where it stands, without the file: `decision rd_tier`.
    public String place() {
        return place;
    }

    /// Whether it stands in a function or a loop within its owner, so that it may be evaluated
    /// several times in one session.
    public boolean inFunction() {
        return inFunction;
    }

    /// Whether it is the whole logic of its owner.
    public boolean isWholeLogic() {
        return alone;
    }

    /// The table as read.
    public DecisionTable table() {
        return logic.table();
    }

    public int columns() {
        return logic.columns().size();
    }

    public int rules() {
        return logic.rows().size();
    }

    /// The input expression of a column.
    public Expression input(int column) {
        return literal(logic.columns().get(column).input());
    }

    /// The type of a column's input, where it is stated and a basic one.
    public Optional<FeelType.Basic> inputType(int column) {
        return logic.columns().get(column).input() instanceof Logic.Typed(_, DmnType type)
                        && type instanceof DmnType.Basic(FeelType.Basic basic)
                ? Optional.of(basic)
                : Optional.empty();
    }

    /// The tests that a column's input must pass, where stated.
    public Optional<UnaryTests> values(int column) {
        return Optional.ofNullable(logic.columns().get(column).values());
    }

    /// The tests of an input cell.
    public UnaryTests cell(int rule, int column) {
        return logic.rows().get(rule).cells().get(column).tests();
    }

    /// The expression of an output cell.
    public Expression output(int rule, int column) {
        return literal(logic.rows().get(rule).outputs().get(column));
    }

    /// The outputs that a column lists, in descending priority: a list literal, where it lists any
    /// and the hit policy orders by them.
    public Optional<Expression> priorities(int column) {
        return Optional.ofNullable(logic.outputs().priorities().get(column))
                .map(CompiledTable::literal);
    }

    private static Expression literal(@Nullable Logic logic) {
        return switch (logic) {
            case Logic.Typed(Logic inner, _) -> literal(inner);
            case Logic.Literal(Expression expression) -> expression;
            case null, default -> new Expression.Literal(Value.NULL);
        };
    }
}
