package org.echelon.policy.feel;

import java.util.List;
import org.echelon.policy.feel.BuiltIn.Openness;
import org.echelon.policy.feel.BuiltIn.Result;

/// `not`, `all`, `any` and `is`.
final class LogicFunctions {
    static final List<BuiltIn> ALL =
            List.of(
                    BuiltIn.of(
                            "not",
                            Openness.AWARE,
                            Result.TRUTH,
                            (arguments, _) -> {
                                Value negand = Arguments.single(arguments[0]);
                                return Outcomes.value(
                                        Outcomes.not(Outcomes.of(negand)), Causes.of(negand));
                            },
                            "negand"),
                    fold("all", true),
                    fold("any", false),
                    BuiltIn.of(
                            "is",
                            Openness.STRICT,
                            Result.TRUTH,
                            (arguments, _) -> Value.of(is(arguments[0], arguments[1])),
                            "value1, value2"));

    private LogicFunctions() {}

    private static BuiltIn fold(String name, boolean all) {
        return BuiltIn.ofList(
                name,
                Openness.AWARE,
                Result.TRUTH,
                (arguments, _) -> {
                    Value list = Arguments.many(arguments);
                    return switch (list) {
                        case Value.Items(var items) -> {
                            int outcomes = Outcomes.of(all);
                            for (Value item : items) {
                                outcomes = join(all, outcomes, Outcomes.of(item));
                            }
                            yield Outcomes.value(outcomes, Causes.of(list));
                        }
                        case Value.OpenItems(var members, _) -> {
                            int outcomes = Outcomes.of(all);
                            for (Value.OpenItems.Member member : members) {
                                int item = Outcomes.of(member.value());
                                outcomes =
                                        join(
                                                all,
                                                outcomes,
                                                member.certain() ? item : item | Outcomes.of(all));
                            }
                            yield Outcomes.value(outcomes, Causes.of(list));
                        }
                        case Value.OpenAny(_, var causes) -> Outcomes.value(Outcomes.ALL, causes);
                        default -> Value.NULL; // null is no list
                    };
                });
    }

    private static int join(boolean all, int left, int right) {
        return all ? Outcomes.and(left, right) : Outcomes.or(left, right);
    }

    /// Whether two values are the same in FEEL's semantic domain: of one type, and for times also
    /// of one offset or zone.
    private static boolean is(Value left, Value right) {
        if (left instanceof Value.Numeric(var a, _) && right instanceof Value.Numeric(var b, _)) {
            return a.equals(b);
        }
        return left.equals(right);
    }
}
