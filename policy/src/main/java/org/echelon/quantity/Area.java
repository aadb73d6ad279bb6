package org.echelon.quantity;

/// An area of floor or land, exact.
///
/// @param squareMetres not negative
public record Area(Rational squareMetres) implements Comparable<Area> {
    public Area {
        if (squareMetres.signum() < 0) {
            throw new IllegalArgumentException("an area of " + squareMetres + " square metres");
        }
    }

    public static Area ofSquareMetres(long squareMetres) {
        return new Area(Rational.of(squareMetres));
    }

    public Area plus(Area other) {
        return new Area(squareMetres.plus(other.squareMetres));
    }

    @Override
    public int compareTo(Area other) {
        return squareMetres.compareTo(other.squareMetres);
    }

    @Override
    public String toString() {
        return squareMetres.toString();
    }
}
