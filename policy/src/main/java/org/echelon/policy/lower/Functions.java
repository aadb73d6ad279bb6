package org.echelon.policy.lower;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.regex.Pattern;
import org.echelon.policy.feel.Expression;
import org.echelon.policy.feel.Value;
import org.echelon.policy.ir.Day;
import org.echelon.policy.ir.Text;
import org.echelon.policy.ir.Truth;
import org.echelon.policy.ir.Whole;
import org.echelon.policy.lower.Symbol.Items.Member;
import org.echelon.policy.lower.Symbol.Known;
import org.echelon.quantity.Rational;

/// FEEL's built-in functions on symbols, as far as they can be exact there.
final class Functions {

    private static final BigInteger LAST_YEAR = BigInteger.valueOf(9_999);

    /// Literals, classes of literals, anchors and repetitions: what every engine reads alike.
    private static final Pattern PLAIN =
            Pattern.compile("\\^(?:[A-Za-z0-9_ -]|\\[[A-Za-z0-9.-]+\\]|[*+?])*\\$");

    private final FromFeel feel;
    private final Sources sources;

    Functions(FromFeel feel, Sources sources) {
        this.feel = feel;
        this.sources = sources;
    }

    Symbol call(String name, List<String> names, List<Expression> arguments, Scope scope) {
        if (!names.isEmpty()) {
            throw new Refusal(
                    "%s is invoked by the names of its parameters; give them in order"
                            .formatted(name));
        }
        List<Symbol> given = arguments.stream().map(a -> feel.of(a, scope)).toList();
        return switch (name) {
            case "not" -> new Symbol.Bool(Truth.not(FromFeel.truth(only(name, given, 1))));
            case "list contains" ->
                    new Symbol.Bool(
                            Truth.certain(Comparing.in(given.get(1), only(name, given, 2))));
            case "substring" -> substring(given);
            case "matches" -> matches(given);
            case "sum" -> sum(list(given), scope);
            case "count" -> count(only(name, given, 1), scope);
            case "mean" -> quotient(sum(list(given), scope), count(list(given), scope));
            case "min" -> extreme(true, list(given), scope);
            case "max" -> extreme(false, list(given), scope);
            case "date" -> date(given);
            case "duration" -> duration(only(name, given, 1));
            case "years and months duration" -> {
                Day from = Choices.day(only(name, given, 2));
                Day to = Choices.day(given.get(1));
                if (from == null || to == null) {
                    throw new Refusal(name + " is given what is no day");
                }
                yield new Symbol.Months(new Whole.MonthsBetween(from, to));
            }
            case "concatenate" -> new Symbol.Joined(only(name, given, 2), given.get(1));
            default ->
                    throw new Refusal(
                            "the function %s is not computed on columns; not, list contains, substring, matches, sum, count, mean, min, max, date, duration, years and months duration and concatenate are"
                                    .formatted(name));
        };
    }

    private static Symbol only(String name, List<Symbol> given, int count) {
        if (given.size() != count) {
            throw new Refusal(
                    "%s is given %d arguments, and on columns takes %d"
                            .formatted(name, given.size(), count));
        }
        return given.getFirst();
    }

    /// A list given as such, or as several arguments.
    private static Symbol list(List<Symbol> given) {
        return given.size() == 1
                ? given.getFirst()
                : new Symbol.Items(
                        given.stream().map(g -> new Member(g, Truth.TRUE)).toList(), true);
    }

    private static Symbol substring(List<Symbol> given) {
        Text text = Choices.text(only("substring", given, 3));
        if (text == null
                || !(given.get(1) instanceof Known(Value.Numeric(Rational start, _)))
                || !(given.get(2) instanceof Known(Value.Numeric(Rational length, _)))
                || !start.isInteger()
                || !length.isInteger()
                || start.signum() <= 0
                || length.signum() <= 0) {
            throw new Refusal(
                    "substring is computed on columns of a text with a literal start and length from 1 on");
        }
        return new Symbol.Chars(
                new Text.Part(
                        text,
                        start.numerator().intValueExact(),
                        length.numerator().intValueExact()));
    }

    private static Symbol matches(List<Symbol> given) {
        Text text = Choices.text(only("matches", given, 2));
        if (text == null
                || !(given.get(1) instanceof Known(Value.Text(String pattern)))
                || !PLAIN.matcher(pattern).matches()) {
            throw new Refusal(
                    "matches is computed on columns with a literal pattern from ^ to $ of letters, digits, classes such as [0-9] and *, + or ?; others differ between engines");
        }
        return new Symbol.Bool(new Truth.Matches(text, pattern));
    }

    private Symbol sum(Symbol list, Scope scope) {
        return switch (list) {
            case Symbol.Items items -> sum(present(items, scope), items.nested(), scope);
            case Symbol.Rows(var relation, Truth where, Symbol value) ->
                    Choices.of(
                            new Truth.Exists(relation, where),
                            total(new Symbol.Rows(relation, where, value)),
                            Symbol.NULL);
            case Symbol.Joined(Symbol.Items items, Symbol.Rows rows)
                    when items.members().stream().anyMatch(m -> m.there().equals(Truth.TRUE)) ->
                    Numbers.plus(
                            number(sum(present(items, scope), items.nested(), scope)), total(rows));
            default -> throw new Refusal("the sum of this is not computed on columns");
        };
    }

    private static List<Member> present(Symbol.Items items, Scope scope) {
        return items.members().stream()
                .map(m -> new Member(m.value(), scope.resolved(m.there())))
                .filter(m -> !m.there().equals(Truth.FALSE))
                .toList();
    }

    private static Symbol sum(List<Member> members, boolean nested, Scope scope) {
        if (members.isEmpty()) {
            return Symbol.NULL;
        }
        Truth any =
                nested
                        ? members.getLast().there()
                        : Truth.or(members.stream().map(Member::there).toList());
        Scope some = scope.where(any);
        Symbol.Ratio zero = Numbers.of(Rational.ZERO);
        Symbol.Ratio sum = zero;
        for (Member member : members) {
            sum =
                    Numbers.plus(
                            sum,
                            Numbers.choice(
                                    some.resolved(member.there()), number(member.value()), zero));
        }
        return Choices.of(any, sum, Symbol.NULL);
    }

    private static Symbol.Ratio total(Symbol.Rows rows) {
        Symbol.Ratio value = number(rows.value());
        if (value.numerator().nullable() || !(value.denominator() instanceof Whole.Literal)) {
            throw new Refusal(
                    "a sum over a register of what may be null or is a ratio is not computed on columns");
        }
        return new Symbol.Ratio(
                new Whole.Total(rows.relation(), rows.where(), value.numerator()),
                value.denominator());
    }

    private static Symbol count(Symbol list, Scope scope) {
        return switch (list) {
            case Symbol.Items items -> {
                List<Member> members = present(items, scope);
                Whole count = Whole.Literal.ZERO;
                for (int i = members.size() - 1; i >= 0; i--) {
                    Truth there = members.get(i).there();
                    count =
                            items.nested()
                                    ? Whole.choice(there, Whole.of(members.size() - i), count)
                                    : count.plus(
                                            Whole.choice(
                                                    there, Whole.Literal.ONE, Whole.Literal.ZERO));
                }
                yield new Symbol.Ratio(count, Whole.Literal.ONE);
            }
            case Symbol.Rows(var relation, Truth where, _) ->
                    new Symbol.Ratio(
                            new Whole.Total(relation, where, Whole.Literal.ONE), Whole.Literal.ONE);
            default -> throw new Refusal("the count of this is not computed on columns");
        };
    }

    private static Symbol quotient(Symbol sum, Symbol count) {
        return Choices.isNull(sum) ? sum : Numbers.dividedBy(number(sum), number(count));
    }

    private static Symbol extreme(boolean least, Symbol list, Scope scope) {
        if (list instanceof Symbol.Rows(var relation, Truth where, Symbol value)) {
            Day day = Choices.day(value);
            if (day == null || day.nullable()) {
                throw new Refusal(
                        "of a register the first or last day is computed on columns, not this");
            }
            return new Symbol.Date(new Day.Outermost(least, relation, where, day));
        }
        if (!(list instanceof Symbol.Items items)
                || present(items, scope).stream().anyMatch(m -> !m.there().equals(Truth.TRUE))) {
            throw new Refusal(
                    "the least or greatest of a list whose length differs from row to row is not computed on columns; name its members");
        }
        List<Member> members = present(items, scope);
        if (members.isEmpty()) {
            return Symbol.NULL;
        }
        Symbol.Ratio extreme = number(members.getFirst().value());
        for (Member member : members.subList(1, members.size())) {
            extreme = Numbers.extreme(least, extreme, number(member.value()));
        }
        return extreme;
    }

    static Symbol.Ratio number(Symbol symbol) {
        Symbol.Ratio number = Choices.number(symbol);
        if (number == null) {
            throw new Refusal("a number is needed where there is none");
        }
        return number;
    }

    private static Symbol date(List<Symbol> given) {
        Symbol.Ratio year = number(only("date", given, 3));
        if (!(given.get(1) instanceof Known(Value.Numeric(Rational month, _)))
                || !(given.get(2) instanceof Known(Value.Numeric(Rational day, _)))
                || !year.denominator().equals(Whole.Literal.ONE)) {
            throw new Refusal(
                    "date is computed on columns with a whole year and a literal month and day");
        }
        if (!month.isInteger() || month.signum() <= 0 || month.compareTo(Rational.of(12)) > 0) {
            return Symbol.NULL; // no such month
        }
        if (!day.isInteger() || day.signum() <= 0 || day.compareTo(Rational.of(28)) > 0) {
            throw new Refusal("not every year has this day; write one up to the 28th");
        }
        int inYear = month.numerator().intValueExact();
        int inMonth = day.numerator().intValueExact();
        if (!(year.numerator() instanceof Whole.Literal(BigInteger known))) {
            return new Symbol.Date(new Day.InYear(year.numerator(), inYear, inMonth));
        }
        if (known.signum() <= 0 || known.compareTo(LAST_YEAR) > 0) {
            throw new Refusal("the year " + known + " is not computed on columns");
        }
        return new Symbol.Date(
                new Day.Literal(LocalDate.of(known.intValueExact(), inYear, inMonth)));
    }

    private Symbol duration(Symbol given) {
        if (given instanceof Symbol.Chars(Text.Bound(var slot))) {
            return new Symbol.Months(sources.months(slot.name()));
        }
        if (given instanceof Known(Value.Text(String text))
                && text.matches("P(?:\\d{1,4}Y)?(?:\\d{1,5}M)?")
                && text.length() > 1) {
            return new Symbol.Months(Whole.of(Period.parse(text).toTotalMonths()));
        }
        throw new Refusal(
                "a duration is computed on columns from a literal or a parameter of years and months, such as P3Y");
    }
}
