package org.echelon.policy.lower;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.echelon.policy.ir.Truth;
import org.jspecify.annotations.Nullable;

/// What the names of an expression stand for, and what is taken for granted where it stands.
///
/// @param locals names of loops, parameters of functions and members of a filtered item
/// @param outer what else has a name: inputs and decisions; null where nothing has
/// @param least so many accounting years exist at least
/// @param most so many accounting years exist at most
record Scope(
        Map<String, Symbol> locals, Function<String, @Nullable Symbol> outer, int least, int most) {

    /// How many accounting years a decision may see.
    static final int WINDOW = 3;

    static Scope of(Function<String, @Nullable Symbol> outer) {
        return new Scope(Map.of(), outer, 0, WINDOW);
    }

    @Nullable Symbol find(String name) {
        Symbol local = locals.get(name);
        return local == null ? outer.apply(name) : local;
    }

    Scope with(String name, Symbol symbol) {
        return with(Map.of(name, symbol));
    }

    Scope with(Map<String, Symbol> more) {
        Map<String, Symbol> all = new HashMap<>(locals);
        all.putAll(more);
        return new Scope(Map.copyOf(all), outer, least, most);
    }

    /// The scope within a function: of what is local outside nothing is seen.
    Scope within(Map<String, Symbol> parameters) {
        return new Scope(Map.copyOf(parameters), outer, least, most);
    }

    /// Whether nothing is local and nothing is taken for granted.
    boolean isOuter() {
        return locals.isEmpty() && least == 0 && most == WINDOW;
    }

    /// Whether an accounting year exists.
    Truth exists(int back) {
        return back <= least ? Truth.TRUE : back > most ? Truth.FALSE : new Truth.YearExists(back);
    }

    Truth resolved(Truth there) {
        return switch (there) {
            case Truth.YearExists(int back) -> exists(back);
            case Truth.And(var operands) ->
                    Truth.and(operands.stream().map(this::resolved).toList());
            default -> there;
        };
    }

    /// The scope where a condition is true.
    Scope where(Truth condition) {
        return switch (condition) {
            case Truth.YearExists(int back) ->
                    new Scope(locals, outer, Math.max(least, back), most);
            case Truth.Not(Truth.YearExists(int back)) ->
                    new Scope(locals, outer, least, Math.min(most, back - 1));
            case Truth.And(var operands) -> {
                Scope scope = this;
                for (Truth operand : operands) {
                    scope = scope.where(operand);
                }
                yield scope;
            }
            default -> this;
        };
    }

    /// The scope where a condition is not true.
    Scope whereNot(Truth condition) {
        return switch (condition) {
            case Truth.YearExists year -> where(new Truth.Not(year));
            case Truth.Not(Truth.YearExists year) -> where(year);
            default -> this;
        };
    }
}
