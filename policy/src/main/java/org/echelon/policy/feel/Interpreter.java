package org.echelon.policy.feel;

import java.time.Clock;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Evaluates syntax trees: the reference meaning of FEEL, with unknown as a value of its own.
///
/// What is ill-typed is null. What depends on an open value is open: the value that is revealed
/// later lies within it. An evaluation that takes too many steps, or invocations nested too deep,
/// is given up: the result is null, or open where it depended on something open, and [#exhausted]
/// says why.
///
/// Not for several threads at once; cheap to make.
public final class Interpreter {

    /// The longest text that an evaluation may make, in UTF-16 units.
    static final int MAX_TEXT = 10_000_000;

    private final @Nullable Clock clock;
    private final Types types;
    private final Externals externals;
    private final Budget budget;
    private final Map<String, Optional<Pattern>> patterns = new HashMap<>();
    private boolean running;
    private Set<Cause> doubts = Set.of();
    private @Nullable String exhausted;

    /// Without a clock: `now()` and `today()` are null.
    public Interpreter() {
        this(null, Types.NONE);
    }

    public Interpreter(@Nullable Clock clock, Types types) {
        this(clock, types, Externals.NONE);
    }

    public Interpreter(@Nullable Clock clock, Types types, Externals externals) {
        this(clock, types, externals, Budget.MAX_STEPS);
    }

    /// @param steps what one evaluation may cost
    Interpreter(@Nullable Clock clock, Types types, Externals externals, long steps) {
        this.clock = clock;
        this.types = types;
        this.externals = externals;
        this.budget = new Budget(steps);
    }

    /// Why the last evaluation was given up, when it was.
    public Optional<String> exhausted() {
        return Optional.ofNullable(exhausted);
    }

    @Nullable Clock clock() {
        return clock;
    }

    /// A regular expression, or null when it is wrong; each is translated once.
    @Nullable Pattern pattern(String text, String flags) {
        if (patterns.size() > 1_000) {
            patterns.clear();
        }
        return patterns.computeIfAbsent(
                        flags + '/' + text,
                        _ -> Optional.ofNullable(XPathRegex.compile(text, flags)))
                .orElse(null);
    }

    /// Takes steps from what an evaluation may cost; who loops without evaluating anything says so.
    ///
    /// @throws RuntimeException when there are not so many left, which the evaluation gives up with
    public void spend(long steps) {
        budget.spend(steps);
    }

    /// What it takes to walk through a value and to compute with it; nothing for small ones.
    void spendOn(Value value) {
        long effort = Parts.effort(value);
        if (effort > 1) {
            spend(effort);
        }
    }

    private Value compute(Expression.Arithmetic.Operator operator, Value left, Value right) {
        if (left instanceof Value.Numeric(var a, _) && right instanceof Value.Numeric(var b, _)) {
            long effort = a.effort() + b.effort();
            spend(effort == 0 ? 0 : effort + a.words() * b.words());
        } else {
            spendOn(left);
            spendOn(right);
        }
        if (operator == Expression.Arithmetic.Operator.POWER) {
            spend(Irrational.EFFORT);
        }
        Value result = Arithmetic.compute(operator, left, right);
        spendOn(result);
        return result;
    }

    /// Notes that what follows is evaluated only because something is open.
    void doubt(Set<Cause> causes) {
        doubts = Causes.join(doubts, causes);
    }

    public Value evaluate(Expression expression, Scope scope) {
        return running ? eval(expression, scope) : guarded(() -> eval(expression, scope));
    }

    /// Whether an input passes unary tests: a truth value, open, or null, which counts as not
    /// matching.
    public Value test(UnaryTests tests, Value input, Scope scope) {
        if (tests.any()) {
            return Value.TRUE;
        }
        return running ? passes(tests, input, scope) : guarded(() -> passes(tests, input, scope));
    }

    /// Invokes a function with arguments by position.
    public Value invoke(Value.Function function, List<Value> arguments) {
        return running ? apply(function, arguments) : guarded(() -> apply(function, arguments));
    }

    /// Whether a value is of a type: a truth value, open where the value is.
    public Value conforms(Value value, FeelType type) {
        return Conformance.conforms(value, type, types, this);
    }

    /// The value as that type: itself, the one item of a list, a list of the one item, or null (DMN
    /// 1.5, 10.3.2.9.4).
    public Value coerce(Value value, FeelType type) {
        return Conformance.coerce(value, type, types, this);
    }

    /// Invokes a function from outside FEEL.
    ///
    /// @param definition a context with `class` and `method signature`, or one that holds such a
    ///   context as `java`
    public Value external(Value definition, List<Value> arguments) {
        if (definition instanceof Value.Context(var entries)) {
            if (entries.get("java") instanceof Value.Context java) {
                return external(java, arguments);
            }
            if (entries.get("class") instanceof Value.Text(String type)
                    && entries.get("method signature") instanceof Value.Text(String signature)) {
                Value given = new Value.Items(arguments);
                return Causes.isOpen(given)
                        ? Causes.anything(given)
                        : externals.invoke(type, signature, arguments);
            }
        }
        return Value.NULL;
    }

    private Value guarded(java.util.function.Supplier<Value> evaluation) {
        running = true;
        exhausted = null;
        doubts = Set.of();
        budget.reset();
        try {
            return evaluation.get();
        } catch (Budget.Exhausted reason) {
            exhausted = reason.getMessage();
        } catch (ArithmeticException | DateTimeException _) {
            exhausted = "a number or a date beyond what is computed";
        } catch (StackOverflowError _) {
            exhausted = "expressions are nested too deep";
        } finally {
            running = false;
        }
        return doubts.isEmpty() ? Value.NULL : new Value.OpenAny(doubts);
    }

    private Value eval(Expression expression, Scope scope) {
        return switch (expression) {
            case Expression.Literal literal -> literal.value();
            case Expression.Name name -> variable(name.name(), scope);
            case Expression.Input _ -> variable("?", scope);
            case Expression.Path path ->
                    Paths.member(eval(path.value(), scope), path.member(), this);
            case Expression.Comparison comparison -> {
                Value left = eval(comparison.left(), scope);
                Value right = eval(comparison.right(), scope);
                spendOn(left);
                spendOn(right);
                yield Comparison.compare(comparison.operator(), left, right);
            }
            case Expression.Arithmetic arithmetic ->
                    compute(
                            arithmetic.operator(),
                            eval(arithmetic.left(), scope),
                            eval(arithmetic.right(), scope));
            case Expression.Negation negation -> Arithmetic.negate(eval(negation.operand(), scope));
            case Expression.And and -> all(and.operands(), scope);
            case Expression.Or or -> any(or.operands(), scope);
            case Expression.Between between -> between(between, scope);
            case Expression.In in -> in(in.tests(), eval(in.value(), scope), scope);
            case Expression.Among among -> passes(among, variable("?", scope), scope);
            case Expression.If choice -> choose(choice, scope);
            case Expression.For loop -> Iterations.collect(loop, scope, this);
            case Expression.Some some ->
                    Iterations.quantify(some.iterations(), some.condition(), true, scope, this);
            case Expression.Every every ->
                    Iterations.quantify(every.iterations(), every.condition(), false, scope, this);
            case Expression.Filter filter ->
                    Filters.filter(eval(filter.list(), scope), filter.condition(), scope, this);
            case Expression.InstanceOf instance ->
                    conforms(eval(instance.value(), scope), instance.type());
            case Expression.BuiltInCall call -> builtIn(call, scope);
            case Expression.Call call -> call(call, scope);
            case Expression.FunctionDefinition definition -> new Closure(definition, scope);
            case Expression.ListLiteral list -> list(list, scope);
            case Expression.ContextLiteral context -> context(context, scope);
            case Expression.RangeLiteral range -> range(range, scope);
        };
    }

    private static Value variable(String name, Scope scope) {
        Value value = scope.find(name);
        if (value != null) {
            return value;
        }
        BuiltIn builtIn = BuiltIns.find(name);
        return builtIn == null ? Value.NULL : builtIn;
    }

    private Value all(List<Expression> operands, Scope scope) {
        int outcomes = Outcomes.TRUE;
        Set<Cause> causes = Set.of();
        for (int i = 0; i < operands.size() && outcomes != Outcomes.FALSE; i++) {
            Value operand = eval(operands.get(i), scope);
            outcomes = Outcomes.and(outcomes, Outcomes.of(operand));
            if (operand instanceof Value.Open) {
                causes = Causes.join(causes, Causes.of(operand));
            }
        }
        return Outcomes.value(outcomes, causes);
    }

    private Value any(List<Expression> operands, Scope scope) {
        int outcomes = Outcomes.FALSE;
        Set<Cause> causes = Set.of();
        for (int i = 0; i < operands.size() && outcomes != Outcomes.TRUE; i++) {
            Value operand = eval(operands.get(i), scope);
            outcomes = Outcomes.or(outcomes, Outcomes.of(operand));
            if (operand instanceof Value.Open) {
                causes = Causes.join(causes, Causes.of(operand));
            }
        }
        return Outcomes.value(outcomes, causes);
    }

    private Value between(Expression.Between between, Scope scope) {
        Value value = eval(between.value(), scope);
        Value low = eval(between.low(), scope);
        Value high = eval(between.high(), scope);
        int outcomes = Outcomes.and(Comparison.atMost(low, value), Comparison.atMost(value, high));
        return Outcomes.isCertain(outcomes)
                ? Outcomes.value(outcomes, Set.of())
                : Outcomes.value(outcomes, Causes.of(List.of(value, low, high)));
    }

    private Value choose(Expression.If choice, Scope scope) {
        Value condition = eval(choice.condition(), scope);
        int outcomes = Outcomes.of(condition);
        if (outcomes == Outcomes.TRUE) {
            return eval(choice.then(), scope);
        }
        if ((outcomes & Outcomes.TRUE) == 0) {
            return eval(choice.otherwise(), scope);
        }
        Set<Cause> causes = Causes.of(condition);
        doubt(causes);
        Value then = eval(choice.then(), scope);
        return Hull.of(then, eval(choice.otherwise(), scope), causes);
    }

    private Value list(Expression.ListLiteral list, Scope scope) {
        List<Value> items = new ArrayList<>(list.items().size());
        for (Expression item : list.items()) {
            items.add(eval(item, scope));
        }
        return new Value.Items(items);
    }

    private Value context(Expression.ContextLiteral context, Scope scope) {
        Map<String, Value> entries = LinkedHashMap.newLinkedHashMap(context.entries().size());
        Scope inner = scope;
        for (Expression.Entry entry : context.entries()) {
            Value value = eval(entry.value(), inner);
            if (entries.put(entry.key(), value) != null) {
                return Value.NULL;
            }
            inner = inner.with(entry.key(), value);
        }
        return new Value.Context(entries);
    }

    private Value range(Expression.RangeLiteral range, Scope scope) {
        Value low = range.low() == null ? null : eval(range.low(), scope);
        Value high = range.high() == null ? null : eval(range.high(), scope);
        if (isUncertain(low) || isUncertain(high)) {
            // an end that turns out to be null or ill-typed changes what the range is
            return Causes.anything(
                    low == null ? Value.NULL : low, high == null ? Value.NULL : high);
        }
        return Membership.isRange(low, high)
                ? new Value.Range(
                        low, range.lowIncluded(), high, range.highIncluded(), range.form())
                : Value.NULL;
    }

    private static boolean isUncertain(@Nullable Value end) {
        return end instanceof Value.Open
                && !(end instanceof Value.OpenNumber(_, _, boolean mayBeNull, _) && !mayBeNull);
    }

    private Value builtIn(Expression.BuiltInCall call, Scope scope) {
        Value[] arguments = arguments(call.arguments(), scope);
        if (!call.names().isEmpty()) {
            Value[] arranged = call.function().arrange(call.names(), arguments);
            return arranged == null ? Value.NULL : call.function().apply(arranged, this);
        }
        return call.function().apply(arguments, this);
    }

    private Value[] arguments(List<Expression> expressions, Scope scope) {
        Value[] arguments = new Value[expressions.size()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = eval(expressions.get(i), scope);
        }
        return arguments;
    }

    private Value call(Expression.Call call, Scope scope) {
        Value function = eval(call.function(), scope);
        Value[] arguments = arguments(call.arguments(), scope);
        if (function instanceof Value.OpenAny) {
            return Causes.anything(function);
        }
        if (!(function instanceof Value.Function invoked)) {
            return Value.NULL;
        }
        if (call.names().isEmpty()) {
            return apply(invoked, List.of(arguments));
        }
        if (invoked instanceof BuiltIn builtIn) {
            Value[] arranged = builtIn.arrange(call.names(), arguments);
            return arranged == null ? Value.NULL : builtIn.apply(arranged, this);
        }
        Map<String, Value> named = new HashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            named.put(call.names().get(i), arguments[i]);
        }
        if (!invoked.parameters().containsAll(named.keySet())) {
            return Value.NULL;
        }
        List<Value> arranged = new ArrayList<>();
        for (String parameter : invoked.parameters()) {
            arranged.add(named.getOrDefault(parameter, Value.NULL));
        }
        return apply(invoked, arranged);
    }

    Value apply(Value.Function function, List<Value> arguments) {
        if (!function.takesAnyNumber() && arguments.size() != function.parameters().size()) {
            return Value.NULL;
        }
        budget.enter();
        Value result = function.apply(arguments, this);
        budget.leave();
        return result;
    }

    private Value passes(UnaryTests tests, Value input, Scope scope) {
        Value result = in(tests.tests(), input, scope);
        if (!tests.negated()) {
            return result;
        }
        return Outcomes.value(Outcomes.not(Outcomes.of(result)), Causes.of(result));
    }

    /// Whether the input passes at least one test.
    private Value in(List<Expression> tests, Value input, Scope scope) {
        int outcomes = Outcomes.FALSE;
        Set<Cause> causes = Set.of();
        for (int i = 0; i < tests.size() && outcomes != Outcomes.TRUE; i++) {
            Value passed = passes(tests.get(i), input, scope);
            outcomes = Outcomes.or(outcomes, Outcomes.of(passed));
            if (passed instanceof Value.Open) {
                causes = Causes.join(causes, Causes.of(passed));
            }
        }
        return Outcomes.value(outcomes, causes);
    }

    /// The usual tests need no scope for the input.
    private Value passes(Expression test, Value input, Scope scope) {
        if (test instanceof Expression.Comparison(var operator, Expression.Input(), var limit)
                && !(limit instanceof Expression.Input)) {
            return Comparison.compare(operator, input, evalTest(limit, input, scope));
        }
        if (test instanceof Expression.Among(var candidates)) {
            Value among = eval(candidates, scope);
            int outcomes = Membership.outcomes(input, among);
            return Outcomes.value(outcomes, input, among);
        }
        return evalTest(test, input, scope);
    }

    private Value evalTest(Expression test, Value input, Scope scope) {
        return test instanceof Expression.Literal literal
                ? literal.value()
                : eval(test, scope.with("?", input));
    }
}
