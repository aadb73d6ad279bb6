package org.echelon.policy.fact;

import java.util.Map;
import java.util.Optional;
import org.echelon.policy.message.Words;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// Units of facts and conditions in words.
public final class Units {

    private static final Map<String, Words> WORDS =
            Map.of(
                    "ratio", new Words("比例", "share of one"),
                    "yuan", new Words("元", "yuan"),
                    "persons", new Words("人", "persons"),
                    "points", new Words("分", "points"),
                    "items", new Words("项", "items"),
                    "days", new Words("天", "days"),
                    "years", new Words("年", "years"),
                    "rank", new Words("名", "rank"),
                    "percent", new Words("%", "%"),
                    "square_metres", new Words("平方米", "m²"));

    private Units() {}

    /// The words of a unit's code; a code without words stands for itself.
    public static Words words(String unit) {
        Words known = WORDS.get(unit);
        return known != null ? known : new Words(unit, unit);
    }

    /// The smallest difference between two values of a unit: one person, one point, one fen; none
    /// for what is not counted. So "above 70 points" means 71 at least.
    public static Optional<Rational> step(@Nullable String unit) {
        return switch (unit) {
            case "persons", "points", "items", "days", "rank" -> Optional.of(Rational.ONE);
            case "yuan" -> Optional.of(Rational.of(1, 100));
            case null, default -> Optional.empty();
        };
    }
}
