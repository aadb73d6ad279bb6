package org.echelon.policy.kernel;

import java.util.IdentityHashMap;
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
                code.longs(layout.of(new Layout.Longs.Facts(column.name()))),
                unknown(column.name()),
                outside(column.name()));
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
        Whole128 value = Whole128.narrow(cell.value());
        if (unknown == code.never) {
            return new Bounded(value, value, exists.may(), exists.other(), left, code.never);
        }
        if (sight.huge()) {
            left =
                    code.or(
                            left,
                            code.and(unknown, code.bitmap(layout.of(new Layout.Bitmap.Huge()))));
        }
        int least = code.constant(column.numbers().low().longValueExact());
        int greatest = code.constant(column.numbers().high().longValueExact());
        Plan.Bounds bounds = plan.bounds().get(column);
        if (bounds != null) {
            Column whole = bounds.whole();
            if (whole != null) {
                Cell above = told(whole);
                int most = code.min(greatest, scaled(above.value(), whole, column));
                greatest = code.choose(above.unknown(), greatest, most);
                left = code.or(left, code.and(unknown, above.outside()));
            }
            for (Column part : bounds.parts()) {
                Cell below = told(part);
                int most = code.max(least, scaled(below.value(), part, column));
                least = code.choose(below.unknown(), least, most);
                left = code.or(left, code.and(unknown, below.outside()));
            }
            left = code.or(left, code.and(unknown, code.less(greatest, least, false)));
        }
        // an unknown cell holds a zero
        boolean ready = code.constant(0) == least && unknown != code.always;
        return new Bounded(
                Whole128.narrow(ready ? cell.value() : code.choose(unknown, least, cell.value())),
                Whole128.narrow(code.choose(unknown, greatest, cell.value())),
                exists.may(),
                exists.other(),
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
        int day = code.ints(layout.ofInts(began.name()));
        int end = code.parameter(layout.of(new Layout.Parameter.YearEnd(yearsBack)));
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
                    code.parameter(layout.of(new Layout.Parameter.OfDay(day))), code.never);
        }
        return switch (day) {
            case Day.Of(Column column, _) ->
                    new DayCell(code.ints(layout.ofInts(column.name())), unknown(column.name()));
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
        int low = code.parameter(layout.of(new Layout.Parameter.OfNumber(whole, Layout.Half.LOW)));
        return wide
                ? new Whole128(
                        code.parameter(
                                layout.of(new Layout.Parameter.OfNumber(whole, Layout.Half.HIGH))),
                        low,
                        true)
                : Whole128.narrow(low);
    }

    int missing(Expression expression) {
        return code.toggle(layout.of(new Layout.Parameter.Missing(expression)));
    }

    int mask(Truth truth) {
        return code.toggle(layout.of(new Layout.Parameter.Mask(truth)));
    }

    Whole128 fromRecords(Whole whole, boolean wide) {
        int low = code.longs(layout.of(new Layout.Longs.FromRecords(whole, Layout.Half.LOW)));
        return wide
                ? new Whole128(
                        code.longs(
                                layout.of(new Layout.Longs.FromRecords(whole, Layout.Half.HIGH))),
                        low,
                        true)
                : Whole128.narrow(low);
    }

    int missingFromRecords(Expression expression) {
        return code.bitmap(layout.of(new Layout.Bitmap.MissingFromRecords(expression)));
    }

    int maskFromRecords(Truth truth) {
        return code.bitmap(layout.of(new Layout.Bitmap.FromRecords(truth)));
    }
}
