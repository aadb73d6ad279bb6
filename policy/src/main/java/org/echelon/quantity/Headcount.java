package org.echelon.quantity;

/// A number of people; yearly averages are already whole when they are declared.
///
/// @param persons not negative
public record Headcount(long persons) implements Comparable<Headcount> {
    public static final Headcount ZERO = new Headcount(0);

    public Headcount {
        if (persons < 0) {
            throw new IllegalArgumentException("a headcount of " + persons);
        }
    }

    public Headcount plus(Headcount other) {
        return new Headcount(Math.addExact(persons, other.persons));
    }

    /// What share of a whole these people are.
    ///
    /// @throws ArithmeticException when the whole is nobody
    public Percent shareOf(Headcount whole) {
        return Percent.of(Rational.of(persons), Rational.of(whole.persons));
    }

    @Override
    public int compareTo(Headcount other) {
        return Long.compare(persons, other.persons);
    }

    @Override
    public String toString() {
        return Long.toString(persons);
    }
}
