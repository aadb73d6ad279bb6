package org.echelon.policy.feel;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One of FEEL's built-in functions.
public final class BuiltIn implements Value.Function {

    /// What a function does with arguments that are open.
    enum Openness {
        /// Any open value, however deep, makes the result open.
        STRICT,
        /// An argument that is open itself makes the result open; open parts are passed on.
        SHALLOW,
        /// The function handles open values itself.
        AWARE
    }

    /// What a function returns, which bounds its result when arguments are open.
    enum Result {
        ANYTHING,
        NUMBER,
        TRUTH
    }

    @FunctionalInterface
    interface Body {
        Value apply(Value[] arguments, Interpreter interpreter);
    }

    private final String name;
    private final List<List<String>> signatures;
    private final boolean anyNumber;
    private final Openness openness;
    private final Result result;
    private final Body body;

    private BuiltIn(
            String name,
            List<List<String>> signatures,
            boolean anyNumber,
            Openness openness,
            Result result,
            Body body) {
        this.name = name;
        this.signatures = signatures;
        this.anyNumber = anyNumber;
        this.openness = openness;
        this.result = result;
        this.body = body;
    }

    /// @param signatures for each form of the function, the names of its parameters after commas
    static BuiltIn of(
            String name, Openness openness, Result result, Body body, String... signatures) {
        List<List<String>> forms = new ArrayList<>();
        for (String signature : signatures) {
            forms.add(signature.isEmpty() ? List.of() : List.of(signature.split(", ", -1)));
        }
        return new BuiltIn(name, List.copyOf(forms), false, openness, result, body);
    }

    /// A function of one list, whose items may also be given as arguments.
    static BuiltIn ofList(String name, Openness openness, Result result, Body body) {
        return new BuiltIn(name, List.of(List.of("list")), true, openness, result, body);
    }

    /// A function that takes any number of arguments, at least one.
    static BuiltIn ofMany(String name, Openness openness, Result result, Body body, String first) {
        return new BuiltIn(name, List.of(List.of(first)), true, openness, result, body);
    }

    public String name() {
        return name;
    }

    @Override
    public List<String> parameters() {
        return signatures.getFirst();
    }

    @Override
    public boolean takesAnyNumber() {
        return true;
    }

    @Override
    public Value apply(List<Value> arguments, Interpreter interpreter) {
        return apply(arguments.toArray(Value[]::new), interpreter);
    }

    Value apply(Value[] arguments, Interpreter interpreter) {
        if (!takes(arguments.length)) {
            return NULL;
        }
        for (Value argument : arguments) {
            if (openness != Openness.SHALLOW || !hasParts(argument)) {
                interpreter.spendOn(argument);
            }
        }
        Value value = called(arguments, interpreter);
        if (!hasParts(value)) {
            interpreter.spendOn(value);
        }
        return value;
    }

    /// Who passes parts on, or makes a list of them, takes the steps for it himself.
    private static boolean hasParts(Value value) {
        return value instanceof Value.Items || value instanceof Value.Context;
    }

    private Value called(Value[] arguments, Interpreter interpreter) {
        if (openness == Openness.AWARE) {
            return body.apply(arguments, interpreter);
        }
        for (Value argument : arguments) {
            if (argument instanceof Value.Open) {
                return open(arguments);
            }
            if (openness == Openness.STRICT && Causes.isOpen(argument)) {
                return open(arguments);
            }
        }
        return body.apply(arguments, interpreter);
    }

    /// What may result when nothing is known of an argument.
    Value open(Value... arguments) {
        Set<Cause> causes = Causes.of(List.of(arguments));
        return switch (result) {
            case ANYTHING -> new Value.OpenAny(causes);
            case NUMBER -> new Value.OpenNumber(null, null, true, causes);
            case TRUTH -> new Value.OpenTruth(true, true, true, causes);
        };
    }

    private boolean takes(int count) {
        if (anyNumber) {
            return count > 0;
        }
        for (List<String> signature : signatures) {
            if (signature.size() == count) {
                return true;
            }
        }
        return false;
    }

    /// The arguments in the order of a signature, nulls for those left out; null (Java's) when no
    /// signature has these names.
    Value @Nullable [] arrange(List<String> names, Value[] given) {
        List<String> chosen = null;
        for (List<String> signature : signatures) {
            if (signature.containsAll(names)
                    && (chosen == null
                            || Math.abs(signature.size() - names.size())
                                    < Math.abs(chosen.size() - names.size()))) {
                chosen = signature;
            }
        }
        if (chosen == null || names.size() > chosen.size()) {
            return null;
        }
        Value[] arranged = new Value[chosen.size()];
        java.util.Arrays.fill(arranged, NULL);
        for (int i = 0; i < given.length; i++) {
            arranged[chosen.indexOf(names.get(i))] = given[i];
        }
        return arranged;
    }

    @Override
    public String toString() {
        return name;
    }
}
