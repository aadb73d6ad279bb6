package org.echelon.policy.check.geometry;

import java.util.ArrayList;
import java.util.List;

/// What a rule covers: a set of pieces on each axis, and every combination of them.
public record Box(List<Runs> sides) {

    public Box {
        sides = List.copyOf(sides);
    }

    /// The box of all that axes of these sizes hold.
    public static Box all(int[] sizes) {
        List<Runs> sides = new ArrayList<>(sizes.length);
        for (int size : sizes) {
            sides.add(Runs.all(size));
        }
        return new Box(sides);
    }

    public Runs side(int axis) {
        return sides.get(axis);
    }

    /// Whether it holds nothing.
    public boolean isEmpty() {
        return sides.stream().anyMatch(Runs::isEmpty);
    }

    /// This box with another set of pieces on one axis.
    public Box with(int axis, Runs side) {
        List<Runs> changed = new ArrayList<>(sides);
        changed.set(axis, side);
        return new Box(changed);
    }

    public Box and(Box other) {
        List<Runs> both = new ArrayList<>(sides.size());
        for (int axis = 0; axis < sides.size(); axis++) {
            both.add(sides.get(axis).and(other.sides.get(axis)));
        }
        return new Box(both);
    }

    public boolean intersects(Box other) {
        for (int axis = 0; axis < sides.size(); axis++) {
            if (!sides.get(axis).intersects(other.sides.get(axis))) {
                return false;
            }
        }
        return true;
    }

    public boolean containsAll(Box other) {
        for (int axis = 0; axis < sides.size(); axis++) {
            if (!sides.get(axis).containsAll(other.sides.get(axis))) {
                return false;
            }
        }
        return true;
    }

    /// @param point one piece on each axis
    public boolean contains(int[] point) {
        for (int axis = 0; axis < point.length; axis++) {
            if (!sides.get(axis).contains(point[axis])) {
                return false;
            }
        }
        return true;
    }

    /// The first piece on each axis.
    public int[] firstCorner() {
        return sides.stream().mapToInt(Runs::first).toArray();
    }

    /// The last piece on each axis.
    public int[] lastCorner() {
        return sides.stream().mapToInt(Runs::last).toArray();
    }
}
