package org.echelon.policy.feel;

import java.util.Set;

/// FEEL's three-valued logic over sets of possible outcomes, as bits.
///
/// A known value has one outcome; what is not a truth value counts as null (DMN 1.5, table 50).
final class Outcomes {
    static final int TRUE = 1;
    static final int FALSE = 2;
    static final int NULL = 4;
    static final int ALL = TRUE | FALSE | NULL;

    private Outcomes() {}

    static int of(Value value) {
        return switch (value) {
            case Value.Truth(boolean truth) -> truth ? TRUE : FALSE;
            case Value.OpenTruth open ->
                    (open.mayBeTrue() ? TRUE : 0)
                            | (open.mayBeFalse() ? FALSE : 0)
                            | (open.mayBeNull() ? NULL : 0);
            case Value.OpenAny _ -> ALL;
            case Value.Null _,
                    Value.Numeric _,
                    Value.Text _,
                    Value.Day _,
                    Value.Time _,
                    Value.DayTime _,
                    Value.DaysDuration _,
                    Value.MonthsDuration _,
                    Value.Range _,
                    Value.Items _,
                    Value.Context _,
                    Value.Function _,
                    Value.OpenNumber _,
                    Value.OpenItems _ ->
                    NULL;
        };
    }

    static int of(boolean truth) {
        return truth ? TRUE : FALSE;
    }

    static int of(boolean mayBeTrue, boolean mayBeFalse) {
        return (mayBeTrue ? TRUE : 0) | (mayBeFalse ? FALSE : 0);
    }

    static boolean isCertain(int outcomes) {
        return outcomes == TRUE || outcomes == FALSE || outcomes == NULL;
    }

    static int and(int left, int right) {
        int result = (left & right & TRUE) | ((left | right) & FALSE);
        boolean leftNull = (left & NULL) != 0;
        boolean rightNull = (right & NULL) != 0;
        if ((leftNull && (right & (TRUE | NULL)) != 0) || (rightNull && (left & TRUE) != 0)) {
            result |= NULL;
        }
        return result;
    }

    static int or(int left, int right) {
        return not(and(not(left), not(right)));
    }

    static int not(int outcomes) {
        return ((outcomes & TRUE) << 1) | ((outcomes & FALSE) >> 1) | (outcomes & NULL);
    }

    /// The value for a set of outcomes; causes are dropped where it is certain.
    static Value value(int outcomes, Set<Cause> causes) {
        return switch (outcomes) {
            case TRUE -> Value.TRUE;
            case FALSE -> Value.FALSE;
            case NULL -> Value.NULL;
            default ->
                    new Value.OpenTruth(
                            (outcomes & TRUE) != 0,
                            (outcomes & FALSE) != 0,
                            (outcomes & NULL) != 0,
                            causes);
        };
    }

    /// The value for what two operands may give; their causes are joined where it is open.
    static Value value(int outcomes, Value left, Value right) {
        return isCertain(outcomes)
                ? value(outcomes, Set.of())
                : value(outcomes, Causes.of(left, right));
    }
}
