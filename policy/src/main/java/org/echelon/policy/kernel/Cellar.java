package org.echelon.policy.kernel;

import java.util.IdentityHashMap;
import java.util.function.ToIntFunction;
import org.echelon.policy.ir.Column;
import org.echelon.policy.ir.Day;
import org.echelon.policy.ir.Expression;
import org.echelon.policy.ir.Plan;
import org.echelon.policy.ir.Reads;
import org.echelon.policy.ir.Truth;
import org.echelon.policy.ir.Whole;

/// What the code begins with: cells of columns with their bounds where they are unknown, values
/// that are the same in every row, what follows from the records of a register.
final class Cellar {

    /// What a part of a plan differs with.
    enum Dependence {
        /// nothing: it is the same in every row
        NOTHING,
        /// the records of the registers alone
        RECORDS,
        /// one column of texts alone
        TEXT,
        ROW
    }

    private final Code code;
    private final Plan plan;
    private final Sight sight;
    private final Layout layout;
    private final IdentityHashMap<Expression, Dependence> dependences = new IdentityHashMap<>();

    Cellar(Code code, Plan plan, Sight sight, Layout layout) {
        this.code = code;
        this.plan = plan;
        this.sight = sight;
        this.layout = layout;
    }

    Dependence dependence(Expression expression) {
        Dependence known = dependences.get(expression);
        if (known == null) {
            known = found(expression);
            dependences.put(expression, known);
        }
        return known;
    }

    private static Dependence found(Expression expression) {
        Reads reads = new Reads().add(expression);
        if (reads.columns().isEmpty() && !reads.years()) {
            return reads.relations().isEmpty() ? Dependence.NOTHING : Dependence.RECORDS;
        }
        return reads.columns().size() == 1
                        && !reads.years()
                        && reads.relations().isEmpty()
                        && isText(reads.columns().getFirst())
                ? Dependence.TEXT
                : Dependence.ROW;
    }

    private static boolean isText(Column column) {
        return column.type() == Column.Type.TEXT && column.fallback() == null;
    }

    /// The text column that an expression reads and nothing else.
    Column textOf(Expression expression) {
        return new Reads().add(expression).columns().getFirst();
    }

    int unknown(String column) {
        if (sight.always().contains(column)) {
            return code.always;
        }
        return sight.sometimes().contains(column)
                ? code.bitmap(layout.of(new Layout.Bitmap.Unknown(column)))
                : code.never;
    }

    private int outside(String column) {
        return sight.outside().contains(column)
                ? code.bitmap(layout.of(new Layout.Bitmap.Outside(column)))
                : code.never;
    }

    /// A cell as it stands.
    private record Cell(int value, int unknown, int outside) {}

    private Cell told(Column column) {
        return new Cell(
                value(column.name(), Span.withZero(column.numbers())),
                unknown(column.name()),
                outside(column.name()));
    }

    private int value(String column, Span span) {
        return sight.narrow().contains(column)
                ? code.ints(layout.ofInts(column), span.within(Span.INT))
                : code.longs(layout.of(new Layout.Longs.Facts(column)), span);
    }

    /// A cell, or its fallback's where nothing is known of it.
    private Cell cell(Column column) {
        Cell own = told(column);
        Column fallback = column.fallback();
        if (fallback == null || own.unknown() == code.never) {
            return own;
        }
        Cell other = told(fallback);
        return new Cell(
                code.choose(own.unknown(), other.value(), own.value()),
                code.and(own.unknown(), other.unknown()),
                code.either(own.unknown(), other.outside(), own.outside()));
    }

    /// Mask: nothing is known of a number that there is.
    int open(Column column) {
        int unknown =
                column.fallback() == null
                        ? unknown(column.name())
                        : code.and(unknown(column.name()), unknown(column.fallback().name()));
        return column.yearsBack() == 0
                ? unknown
                : code.and(unknown, yearExists(column.yearsBack()).may());
    }

    Bounded number(Column column, boolean nullable) {
        Cell cell = cell(column);
        Truth3 exists = nullable ? yearExists(column.yearsBack()) : Truth3.of(code, code.always);
        int unknown = code.and(cell.unknown(), exists.may());
        int left = code.or(exists.left(), code.and(cell.outside(), exists.may()));
        Bounded known =
                Bounded.known(
                        code, Whole128.narrow(cell.value()), exists.may(), exists.other(), left);
        return unknown == code.never ? known : unknown(column, cell.value(), unknown, known);
    }

    /// What is known of a cell where it is unknown: it holds zero there.
    private Bounded unknown(Column column, int value, int unknown, Bounded known) {
        Plan.Bounds bounds = plan.bounds().getOrDefault(column, Plan.Bounds.NONE);
        Ends ends = Ends.of(column);
        int left = known.left();
        if (sight.huge()) {
            left =
                    code.or(
                            left,
                            code.and(unknown, code.bitmap(layout.of(new Layout.Bitmap.Huge()))));
        }
        int up = ends.above() ? unknown : code.never;
        int greatest = code.constant(column.numbers().high().longValueExact());
        Column whole = bounds.whole();
        if (whole != null) {
            Cell above = told(whole);
            int most = code.min(greatest, scaled(above.value(), whole, column));
            greatest = ends.above() ? most : code.choose(above.unknown(), greatest, most);
            up = code.and(up, above.unknown());
            left = code.or(left, code.and(unknown, above.outside()));
        }
        boolean below = ends.below() && bounds.parts().isEmpty();
        int least = code.constant(column.numbers().low().longValueExact());
        for (Column part : bounds.parts()) {
            Cell inside = told(part);
            // an unknown part holds zero too, which is no more than the least
            int most = code.max(least, scaled(inside.value(), part, column));
            least =
                    column.numbers().low().signum() >= 0
                            ? most
                            : code.choose(inside.unknown(), least, most);
            left = code.or(left, code.and(unknown, inside.outside()));
        }
        int closed = code.and(unknown, code.not(up));
        left = code.or(left, code.and(closed, code.less(greatest, least, false)));
        if (up != code.never && closed != code.never) {
            greatest = code.max(greatest, least);
        }
        return new Bounded(
                Whole128.narrow(
                        below || (code.constant(0) == least && unknown != code.always)
                                ? value
                                : code.choose(unknown, least, value)),
                Whole128.narrow(
                        closed == code.never ? value : code.choose(unknown, greatest, value)),
                below ? unknown : code.never,
                up,
                known.some(),
                known.none(),
                left,
                code.never);
    }

    private int scaled(int value, Column from, Column to) {
        if (to.scale() % from.scale() != 0) {
            throw new Unsupported(to.name() + " is counted in coarser units than " + from.name());
        }
        return code.times(value, code.constant(to.scale() / from.scale()));
    }

    Truth3 truth(Column column, boolean nullable) {
        if (column.fallback() != null) {
            throw new Unsupported("a truth value with a fallback");
        }
        Truth3 exists = nullable ? yearExists(column.yearsBack()) : Truth3.of(code, code.always);
        int unknown = code.and(unknown(column.name()), exists.may());
        int value =
                code.and(
                        code.bitmap(layout.of(new Layout.Bitmap.Facts(column.name()))),
                        exists.may());
        return new Truth3(
                code.or(value, unknown),
                code.or(code.and(code.not(value), exists.may()), unknown),
                exists.other(),
                code.or(code.not(value), unknown),
                exists.left(),
                code.never);
    }

    /// A test of the text of one column. An unknown text may be anything.
    Truth3 test(Truth truth) {
        Column column = textOf(truth);
        int holds = code.bitmap(layout.of(new Layout.Bitmap.OfText(column, truth, false)));
        int none =
                truth.nullable()
                        ? code.bitmap(layout.of(new Layout.Bitmap.OfText(column, truth, true)))
                        : code.never;
        int unknown = unknown(column.name());
        return new Truth3(
                code.or(holds, unknown),
                code.or(code.not(code.or(holds, none)), unknown),
                code.or(none, unknown),
                code.or(code.not(holds), unknown),
                code.never,
                code.never);
    }

    /// Whether an accounting year exists, counted back from the year of the question.
    Truth3 yearExists(int yearsBack) {
        if (plan.began().isEmpty()) {
            return Truth3.of(code, code.always);
        }
        Column began = plan.began().get().column();
        int day = code.ints(layout.ofInts(began.name()), Span.INT);
        int end = code.parameter(layout.of(new Layout.Parameter.YearEnd(yearsBack)), Span.ALL);
        int before = code.less(day, end, true);
        int unknown = unknown(began.name());
        if (plan.began().get().known()) {
            return new Truth3(
                    before, code.not(before), code.never, code.not(before), unknown, code.never);
        }
        return Truth3.of(code, code.or(before, unknown));
    }

    /// @param value days since 1970-01-01
    /// @param left mask: the interpreter has to say
    record DayCell(int value, int left) {}

    DayCell day(Day day) {
        Dependence dependence = dependence(day);
        if (dependence == Dependence.NOTHING) {
            if (day.nullable()) {
                throw new Unsupported("a day that may be null");
            }
            return new DayCell(
                    code.parameter(layout.of(new Layout.Parameter.OfDay(day)), Span.ALL),
                    code.never);
        }
        return switch (day) {
            case Day.Of(Column column, _) ->
                    new DayCell(
                            code.ints(layout.ofInts(column.name()), Span.INT),
                            unknown(column.name()));
            case Day.MonthsLater(Day from, Whole months)
                    when dependence(months) == Dependence.NOTHING && !months.nullable() -> {
                DayCell cell = day(from);
                yield new DayCell(
                        code.call(
                                Code.Op.MONTHS_LATER, cell.value(), parameter(months, false).low()),
                        cell.left());
            }
            default -> throw new Unsupported("a day as " + day.getClass().getSimpleName());
        };
    }

    Whole128 parameter(Whole whole, boolean wide) {
        return halves(
                wide,
                half ->
                        code.parameter(
                                layout.of(new Layout.Parameter.OfNumber(whole, half)),
                                wide ? Span.ALL : Span.withZero(whole.range())));
    }

    private static Whole128 halves(boolean wide, ToIntFunction<Layout.Half> half) {
        int low = half.applyAsInt(Layout.Half.LOW);
        return wide
                ? new Whole128(half.applyAsInt(Layout.Half.HIGH), low, true)
                : Whole128.narrow(low);
    }

    int missing(Expression expression) {
        return code.toggle(layout.of(new Layout.Parameter.Missing(expression)));
    }

    int mask(Truth truth) {
        return code.toggle(layout.of(new Layout.Parameter.Mask(truth)));
    }

    Whole128 fromRecords(Whole whole, boolean wide) {
        return halves(
                wide,
                half ->
                        code.longs(
                                layout.of(new Layout.Longs.FromRecords(whole, half)),
                                wide ? Span.ALL : Span.withZero(whole.range())));
    }

    int missingFromRecords(Expression expression) {
        return code.bitmap(layout.of(new Layout.Bitmap.MissingFromRecords(expression)));
    }

    int maskFromRecords(Truth truth) {
        return code.bitmap(layout.of(new Layout.Bitmap.FromRecords(truth)));
    }
}
