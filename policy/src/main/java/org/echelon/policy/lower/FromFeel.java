package org.echelon.policy.lower;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.echelon.policy.feel.Expression;
import org.echelon.policy.feel.Value;
import org.echelon.policy.ir.Day;
import org.echelon.policy.ir.Expression.Order;
import org.echelon.policy.ir.Relation;
import org.echelon.policy.ir.Text;
import org.echelon.policy.ir.Truth;
import org.echelon.policy.ir.Whole;
import org.echelon.policy.lower.Symbol.Items.Member;
import org.echelon.policy.lower.Symbol.Known;
import org.echelon.quantity.Rational;

/// Runs FEEL on symbols: what comes out is what the expression says of any row.
final class FromFeel {

    /// The name under which a unary test finds its input.
    static final String INPUT = "?";

    private final Sources sources;
    private final Functions functions;
    private final Knowledge knowledge;
    private final Naming naming;

    /// What gives a part of an expression a name of its own.
    @FunctionalInterface
    interface Naming {
        Symbol named(Expression expression, Symbol symbol, Scope scope);
    }

    FromFeel(Sources sources, Knowledge knowledge, Naming naming) {
        this.naming = naming;
        this.sources = sources;
        this.functions = new Functions(this, sources);
        this.knowledge = knowledge;
    }

    /// What invokes the model's own functions.
    @FunctionalInterface
    interface Knowledge {
        Symbol invoke(Symbol.Knowledge function, List<Symbol> arguments, Scope scope);
    }

    Symbol of(Expression expression, Scope scope) {
        return switch (expression) {
            case Expression.Literal(Value value) -> new Known(value);
            case Expression.Name(String name) -> {
                Symbol found = scope.find(name);
                if (found == null) {
                    throw new Refusal("the name '" + name + "' stands for nothing on columns");
                }
                yield found;
            }
            case Expression.Input _ -> of(new Expression.Name(INPUT), scope);
            case Expression.Negation(var operand) ->
                    Temporal.minus(new Known(Value.of(Rational.ZERO)), of(operand, scope));
            case Expression.Arithmetic(var operator, var left, var right) ->
                    Temporal.arithmetic(operator, of(left, scope), of(right, scope));
            case Expression.Comparison(var operator, var left, var right) ->
                    new Symbol.Bool(Comparing.compare(operator, of(left, scope), of(right, scope)));
            case Expression.And(var operands) ->
                    new Symbol.Bool(
                            Truth.and(operands.stream().map(o -> truth(o, scope)).toList()));
            case Expression.Or(var operands) ->
                    new Symbol.Bool(Truth.or(operands.stream().map(o -> truth(o, scope)).toList()));
            case Expression.Between(var value, var low, var high) -> {
                Symbol middle = of(value, scope);
                yield new Symbol.Bool(
                        Truth.and(
                                List.of(
                                        Comparing.order(Order.AT_MOST, of(low, scope), middle),
                                        Comparing.order(Order.AT_MOST, middle, of(high, scope)))));
            }
            case Expression.In(var value, var tests) ->
                    new Symbol.Bool(anyOf(tests, scope.with(INPUT, of(value, scope))));
            case Expression.Among(var candidates) ->
                    new Symbol.Bool(
                            Comparing.within(
                                    of(new Expression.Input(), scope), candidates, this, scope));
            case Expression.If(var condition, var then, var otherwise) -> {
                Truth test = truth(condition, scope);
                yield test.equals(Truth.TRUE)
                        ? of(then, scope)
                        : test.equals(Truth.FALSE) || test instanceof Truth.Null
                                ? of(otherwise, scope)
                                : Choices.of(
                                        test,
                                        of(then, scope.where(test)),
                                        of(otherwise, scope.whereNot(test)));
            }
            case Expression.For(var iterations, var body, boolean partial) ->
                    loop(iterations, body, partial, scope);
            case Expression.Some(var iterations, var condition) ->
                    new Symbol.Bool(some(iterations, condition, false, scope));
            case Expression.Every(var iterations, var condition) ->
                    new Symbol.Bool(Truth.not(some(iterations, condition, true, scope)));
            case Expression.Path(var value, String member) ->
                    member(of(value, scope), member, scope);
            case Expression.Filter(var list, var condition) ->
                    filter(of(list, scope), condition, scope);
            case Expression.BuiltInCall(var function, var names, var arguments) ->
                    naming.named(
                            expression,
                            functions.call(function.name(), names, arguments, scope),
                            scope);
            case Expression.Call(Expression.Name(String name), var names, var arguments)
                    when names.isEmpty() && scope.find(name) instanceof Symbol.Knowledge known ->
                    knowledge.invoke(
                            known, arguments.stream().map(a -> of(a, scope)).toList(), scope);
            case Expression.ListLiteral(var items) ->
                    new Symbol.Items(
                            items.stream().map(i -> new Member(of(i, scope), Truth.TRUE)).toList(),
                            true);
            case Expression.Call _,
                    Expression.InstanceOf _,
                    Expression.FunctionDefinition _,
                    Expression.ContextLiteral _,
                    Expression.RangeLiteral _ ->
                    throw new Refusal(
                            "%s is not computed on columns; write it with arithmetic, comparisons, if, tables and the functions of docs/developers/columns.md"
                                    .formatted(words(expression)));
        };
    }

    private static String words(Expression expression) {
        return switch (expression) {
            case Expression.Call _ -> "the invocation of a function that is a value";
            case Expression.InstanceOf _ -> "'instance of'";
            case Expression.FunctionDefinition _ -> "a function defined within an expression";
            case Expression.ContextLiteral _ -> "a context made within an expression";
            case Expression.RangeLiteral _ -> "a range as a value";
            default -> expression.getClass().getSimpleName();
        };
    }

    Truth truth(Expression expression, Scope scope) {
        return truth(of(expression, scope));
    }

    /// A truth value; what is none counts as null where FEEL joins truth values.
    static Truth truth(Symbol symbol) {
        return switch (symbol) {
            case Symbol.Bool(Truth truth) -> truth;
            case Known(Value.Truth(boolean value)) -> Truth.of(value);
            case Known _,
                    Symbol.Ratio _,
                    Symbol.Chars _,
                    Symbol.Date _,
                    Symbol.Days _,
                    Symbol.Months _,
                    Symbol.Items _,
                    Symbol.Rows _,
                    Symbol.Texts _ ->
                    new Truth.Null();
            default -> throw new Refusal("a truth value is needed where there is none");
        };
    }

    /// Whether one of some tests over the input holds; null where none does and one is null.
    Truth anyOf(List<Expression> tests, Scope scope) {
        return Truth.or(tests.stream().map(test -> truth(test, scope)).toList());
    }

    /// Whether the input passes the tests of a table's cell.
    Truth passes(org.echelon.policy.feel.UnaryTests tests, Symbol input, Scope scope) {
        if (tests.any()) {
            return Truth.TRUE;
        }
        Truth some = anyOf(tests.tests(), scope.with(INPUT, input));
        return Truth.certain(tests.negated() ? Truth.not(some) : some);
    }

    Symbol member(Symbol value, String name, Scope scope) {
        return switch (value) {
            case Symbol.Year(int back) ->
                    name.equals("year")
                            ? new Symbol.Ratio(
                                    existing(
                                            new Whole.YearOf(Day.AS_OF).minus(Whole.of(back)),
                                            scope.exists(back)),
                                    Whole.Literal.ONE)
                            : sources.fact(
                                    name,
                                    org.echelon.policy.fact.FactDefinition.Period.YEARLY,
                                    back,
                                    scope.exists(back));
            case Symbol.Facts(var period) -> sources.fact(name, period, 0, Truth.TRUE);
            case Symbol.Particulars _ -> sources.particular(name);
            case Symbol.Parameters(String path, Value.Context(Map<String, Value> values)) -> {
                Value parameter = values.get(name);
                yield parameter == null ? Symbol.NULL : sources.parameter(path + name, parameter);
            }
            case Symbol.Row(Relation relation) -> field(relation, name);
            case Symbol.Rows(Relation relation, Truth where, Symbol of) ->
                    new Symbol.Rows(relation, where, member(of, name, scope));
            case Symbol.Items(var members, boolean nested) ->
                    new Symbol.Items(
                            members.stream()
                                    .map(m -> {
                                        Scope there = scope.where(m.there());
                                        return new Member(
                                                member(m.value(), name, there), m.there());
                                    })
                                    .toList(),
                            nested);
            case Symbol.Either(Truth condition, Symbol then, Symbol otherwise) ->
                    Choices.of(
                            condition,
                            member(then, name, scope.where(condition)),
                            member(otherwise, name, scope.whereNot(condition)));
            case Known(Value.Context(Map<String, Value> entries)) ->
                    new Known(entries.getOrDefault(name, Value.NULL));
            case Known(Value.Day(LocalDate day)) -> Temporal.part(new Day.Literal(day), name);
            case Known(Value.Null _) -> Symbol.NULL;
            case Symbol.Date(Day day) -> Temporal.part(day, name);
            case Symbol.Days(Whole days) when name.equals("days") ->
                    new Symbol.Ratio(days, Whole.Literal.ONE);
            case Symbol.Months(Whole months) when name.equals("years") ->
                    new Symbol.Ratio(
                            new Whole.Quotient(months, java.math.BigInteger.valueOf(12)),
                            Whole.Literal.ONE);
            default -> throw new Refusal("'." + name + "' is not computed on columns here");
        };
    }

    private static Whole existing(Whole value, Truth exists) {
        return Whole.choice(exists, value, new Whole.Null());
    }

    private static Symbol field(Relation relation, String name) {
        return relation.field(name)
                .<Symbol>map(type ->
                        switch (type) {
                            case NUMBER ->
                                    new Symbol.Ratio(
                                            new Whole.Field(relation, name), Whole.of(100));
                            case TEXT -> new Symbol.Chars(new Text.Field(relation, name));
                            case DAY -> new Symbol.Date(new Day.Field(relation, name));
                            case TRUTH -> Symbol.NULL;
                        })
                .orElse(Symbol.NULL);
    }

    private Symbol loop(
            List<Expression.Iteration> iterations, Expression body, boolean partial, Scope scope) {
        if (iterations.size() != 1 || iterations.getFirst().end() != null || partial) {
            throw new Refusal(
                    "a loop over several lists, over a range of numbers, or with 'partial' is not flattened to columns; loop over one list");
        }
        Expression.Iteration iteration = iterations.getFirst();
        return switch (of(iteration.domain(), scope)) {
            case Symbol.Items(var members, boolean nested) ->
                    new Symbol.Items(
                            members.stream()
                                    .map(m ->
                                            new Member(
                                                    of(
                                                            body,
                                                            scope.where(m.there())
                                                                    .with(
                                                                            iteration.name(),
                                                                            m.value())),
                                                    m.there()))
                                    .toList(),
                            nested);
            case Symbol.Rows(Relation relation, Truth where, Symbol value) ->
                    new Symbol.Rows(relation, where, of(body, scope.with(iteration.name(), value)));
            default ->
                    throw new Refusal(
                            "a loop over what is neither the years nor a register is not computed on columns");
        };
    }

    /// Whether one member passes, or fails: null where none does and for one it is null.
    private Truth some(
            List<Expression.Iteration> iterations, Expression test, boolean fails, Scope scope) {
        if (iterations.size() != 1 || iterations.getFirst().end() != null) {
            throw new Refusal(
                    "'some' and 'every' over several lists or a range of numbers are not computed on columns; ask of one list");
        }
        Expression.Iteration iteration = iterations.getFirst();
        return switch (of(iteration.domain(), scope)) {
            case Symbol.Items(var members, _) -> {
                List<Truth> any = new ArrayList<>();
                for (Member member : members) {
                    Truth there = scope.resolved(member.there());
                    Truth passes =
                            truth(test, scope.where(there).with(iteration.name(), member.value()));
                    any.add(Truth.and(List.of(there, fails ? Truth.not(passes) : passes)));
                }
                yield Truth.or(any);
            }
            case Symbol.Rows(Relation relation, Truth where, Symbol value) -> {
                Truth passes = truth(test, scope.with(iteration.name(), value));
                yield exists(relation, where, fails ? Truth.not(passes) : passes);
            }
            default ->
                    throw new Refusal(
                            "'some' over what is neither the years nor a register is not computed on columns");
        };
    }

    private static Truth exists(Relation relation, Truth where, Truth passes) {
        Truth some = new Truth.Exists(relation, Truth.and(List.of(where, passes)));
        return passes.nullable()
                ? Truth.or(
                        List.of(
                                some,
                                Truth.choice(
                                        new Truth.Exists(
                                                relation,
                                                Truth.and(List.of(where, Truth.missing(passes)))),
                                        new Truth.Null(),
                                        Truth.FALSE)))
                : some;
    }

    private Symbol filter(Symbol list, Expression condition, Scope scope) {
        return switch (list) {
            case Symbol.Items items -> {
                Integer index = index(condition);
                yield index == null ? select(items, condition, scope) : at(items, index, scope);
            }
            case Symbol.Rows(Relation relation, Truth where, Symbol value)
                    when index(condition) == null -> {
                Truth kept = truth(condition, scope.with(fields(relation)).with("item", value));
                yield new Symbol.Rows(
                        relation, Truth.and(List.of(where, Truth.certain(kept))), value);
            }
            default ->
                    throw new Refusal(
                            "a filter of what is neither the years nor a register, or an index into a register, is not computed on columns");
        };
    }

    private static Map<String, Symbol> fields(Relation relation) {
        Map<String, Symbol> fields = new java.util.HashMap<>();
        for (String name :
                List.of(
                        "title",
                        "number",
                        "from",
                        "until",
                        "programme",
                        "matter",
                        "level",
                        "amount",
                        "on")) {
            if (relation.field(name).isPresent()) {
                fields.put(name, field(relation, name));
            }
        }
        return fields;
    }

    private static @org.jspecify.annotations.Nullable Integer index(Expression condition) {
        return condition instanceof Expression.Literal(Value.Numeric(Rational number, _))
                        && number.isInteger()
                        && number.numerator().bitLength() < 16
                ? Integer.valueOf(number.numerator().intValue())
                : null;
    }

    private Symbol select(Symbol.Items items, Expression condition, Scope scope) {
        List<Member> kept = new ArrayList<>();
        boolean nested = items.nested();
        for (Member member : items.members()) {
            Truth there = scope.resolved(member.there());
            Scope inner = scope.where(there).with("item", member.value());
            Symbol result = of(condition, inner);
            if (result instanceof Symbol.Ratio || result instanceof Known(Value.Numeric _)) {
                throw new Refusal("an index that differs from row to row is not computed");
            }
            Truth passes = Truth.certain(truth(result));
            if (passes.equals(Truth.FALSE) || there.equals(Truth.FALSE)) {
                continue;
            }
            nested &= passes.equals(Truth.TRUE);
            kept.add(new Member(member.value(), Truth.and(List.of(there, passes))));
        }
        return new Symbol.Items(kept, nested);
    }

    /// The item at an index of a list in which whoever is there has all later ones there.
    private Symbol at(Symbol.Items items, int index, Scope scope) {
        if (!items.nested()) {
            throw new Refusal(
                    "an index into a filtered list is not computed on columns; write an index into the years");
        }
        List<Member> members =
                items.members().stream()
                        .map(m -> new Member(m.value(), scope.resolved(m.there())))
                        .filter(m -> !m.there().equals(Truth.FALSE))
                        .toList();
        int size = members.size();
        if (index < 0) {
            if (size + index < 0) {
                return Symbol.NULL;
            }
            Member member = members.get(size + index);
            return Choices.of(member.there(), member.value(), Symbol.NULL);
        }
        Symbol result = Symbol.NULL;
        for (int first = size - 1; first >= 0; first--) {
            int position = first + index - 1;
            Symbol item =
                    index == 0 || position >= size ? Symbol.NULL : members.get(position).value();
            result = Choices.of(members.get(first).there(), item, result);
        }
        return result;
    }
}
