package org.echelon.policy.check;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The unit of a number, as a product of units of facts.
///
/// @param powers by unit; a quotient of equal units has none
/// @param hundreds how many times it was multiplied by 100: 1 where a ratio is written in percent
/// @param free whether it is a plain number, which fits every unit
record Dimension(Map<String, Integer> powers, int hundreds, boolean free) {

    static final Dimension FREE = new Dimension(Map.of(), 0, true);
    static final Dimension RATIO = new Dimension(Map.of(), 0, false);
    static final Dimension PERCENT = new Dimension(Map.of(), 1, false);

    Dimension {
        powers = Map.copyOf(powers);
    }

    static Dimension of(String unit) {
        return switch (unit) {
            case "percent" -> PERCENT;
            case "ratio" -> RATIO;
            default -> new Dimension(Map.of(unit, 1), 0, false);
        };
    }

    boolean isRatio() {
        return equals(RATIO);
    }

    boolean isPercent() {
        return equals(PERCENT);
    }

    Dimension times(Dimension other) {
        return combined(other, 1);
    }

    Dimension dividedBy(Dimension other) {
        return combined(other, -1);
    }

    private Dimension combined(Dimension other, int sign) {
        Map<String, Integer> all = new TreeMap<>(powers);
        other.powers.forEach((unit, power) -> all.merge(unit, sign * power, Integer::sum));
        all.values().removeIf(power -> power == 0);
        return new Dimension(all, hundreds + sign * other.hundreds, free && other.free);
    }

    /// This number times 100 so many times.
    Dimension scaled(int times) {
        return free ? this : new Dimension(powers, hundreds + times, false);
    }

    /// Whether two numbers can be compared or added.
    boolean fits(Dimension other) {
        return free
                || other.free
                || (powers.equals(other.powers)
                        && (!powers.isEmpty() || hundreds == other.hundreds));
    }

    /// `yuan`, `yuan per persons`, `a ratio`, `percent`.
    String words() {
        if (powers.isEmpty()) {
            return free ? "a number" : hundreds == 1 ? "percent" : "a ratio";
        }
        String above = joined(1);
        String below = joined(-1);
        return below.isEmpty() ? above : (above.isEmpty() ? "1" : above) + " per " + below;
    }

    private String joined(int sign) {
        return new TreeMap<>(powers)
                .entrySet().stream()
                        .filter(entry -> entry.getValue() * sign > 0)
                        .map(entry ->
                                Math.abs(entry.getValue()) == 1
                                        ? entry.getKey()
                                        : entry.getKey() + "^" + Math.abs(entry.getValue()))
                        .collect(Collectors.joining(" × "));
    }
}
