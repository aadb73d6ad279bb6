package org.echelon.policy.sql;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.echelon.policy.ir.Column;
import org.echelon.policy.ir.Definition;
import org.echelon.policy.ir.Expression;
import org.echelon.policy.ir.Plan;
import org.echelon.policy.ir.Reads;
import org.echelon.policy.ir.Relation;
import org.echelon.policy.ir.Slot;
import org.echelon.policy.ir.Whole;
import org.jspecify.annotations.Nullable;

/// Prints a plan as one statement: the facts in whole units, then the decisions, layer by layer,
/// each as a column under its name, then the verdict.
///
/// Columns of the result: `key`; `exact`, whether the row is judged here (the others are null and
/// the interpreter's); `verdict` (`met`, `not_met`); `condition_X`; `slack_X`, `outcome_X`,
/// `amount`, a number each as `…` over `… / `, both whole, so that nothing is rounded.
public final class SqlPrinter {

    private static final String SUBJECT = "subject";
    private static final int WINDOW = 3;

    private final Plan plan;
    private final Dialect dialect;
    private final Ranges ranges;
    private final List<Slot> slots;
    private final Expressions expressions;
    private final List<String> steps = new ArrayList<>();
    private final Reads reads = new Reads();

    private SqlPrinter(Plan plan, Dialect dialect, Ranges ranges) {
        this.plan = plan;
        this.ranges = ranges;
        this.dialect = dialect;
        List<Expression> read = new ArrayList<>(plan.conditions().values());
        for (Plan.Result result : results().values()) {
            read.add(result.value());
            if (result.denominator() != null) {
                read.add(result.denominator());
            }
        }
        read.forEach(reads::add);
        this.slots =
                plan.slots().stream()
                        .filter(slot ->
                                reads.slots().contains(slot)
                                        || (slot.equals(Slot.AS_OF) && plan.began().isPresent()))
                        .toList();
        this.expressions = new Expressions(dialect, slots, new Guards(reads.definitions(), read));
    }

    /// Who sees to it that figures lie where the overflow proofs count with.
    public enum Ranges {
        /// The statement: a figure outside is as if it were unknown.
        CHECKED,
        /// Whoever filled the wide table: a subject with a figure outside is not in it. Half as
        /// much work; an engine raises where the promise is broken and a product overflows.
        PROMISED
    }

    /// The statement for a table of any figures.
    public static Sql print(Plan plan, Dialect dialect) {
        return print(plan, dialect, Ranges.CHECKED);
    }

    public static Sql print(Plan plan, Dialect dialect, Ranges ranges) {
        return new SqlPrinter(plan, dialect, ranges).print();
    }

    private Sql print() {
        List<String> decisions = new ArrayList<>();
        String from = "known";
        List<List<Definition>> layers = layers();
        for (int i = 0; i < layers.size(); i++) {
            String step = "decisions_" + (i + 1);
            decisions.add(step + " AS (\n" + layer(layers.get(i), from) + ")");
            from = step;
        }
        String verdicts = verdicts(from);
        // by now all is asked of the registers that is
        steps.add("facts AS (\n" + facts() + ")");
        expressions.registers().map(Registers::steps).ifPresent(steps::addAll);
        steps.add("known AS (\n" + known() + ")");
        steps.addAll(decisions);
        String text = header() + "WITH " + String.join(",\n", steps) + "\n" + verdicts + "\n";
        return new Sql(
                text,
                slots,
                reads.relations().contains(Relation.TITLES),
                reads.relations().contains(Relation.AWARDS));
    }

    /// The facts, whether all that is read is known, and what registers answer.
    private String known() {
        String answers = expressions.registers().map(Registers::columns).orElse("");
        return "  SELECT "
                + (answers.isEmpty() ? "*" : SUBJECT + ".*" + answers)
                + ",\n    "
                + exact()
                + " AS "
                + exactly()
                + "\n  FROM facts "
                + SUBJECT
                + expressions.registers().map(Registers::joins).orElse("")
                + "\n";
    }

    private String header() {
        String slots =
                IntStream.range(0, this.slots.size())
                        .mapToObj(i ->
                                "--   " + dialect.mark(i + 1) + ": " + words(this.slots.get(i)))
                        .collect(Collectors.joining("\n"));
        return "-- " + plan.place() + "\n-- bound:\n" + slots + "\n";
    }

    private static String words(Slot slot) {
        return slot.name()
                + switch (slot.type()) {
                    case NUMBER ->
                            slot.scale().equals(java.math.BigInteger.ONE)
                                    ? ""
                                    : ", times " + slot.scale();
                    case MONTHS -> ", in months";
                    default -> "";
                };
    }

    /// The wide table with numbers in whole units, which years exist, and whether all that is read
    /// is known.
    private String facts() {
        List<String> columns =
                new ArrayList<>(
                        dialect.carried(
                                reads.relations().stream().map(Relation::table).sorted().toList()));
        for (Column column : plan.columns()) {
            columns.add(value(column) + " AS " + dialect.quoted(column.path()));
        }
        plan.began()
                .ifPresent(began -> {
                    for (int back = WINDOW; back >= 1; back--) {
                        columns.add(
                                exists(began, back)
                                        + " AS "
                                        + dialect.quoted(Expressions.exists(back)));
                    }
                });
        return "  SELECT key,\n" + lines(columns) + "\n  FROM population " + SUBJECT + "\n";
    }

    private static String lines(List<String> columns) {
        return columns.stream().map(c -> "    " + c).collect(Collectors.joining(",\n"));
    }

    /// The column in whole units; its fallback counts where nothing is known of it, and not where
    /// its figure lies outside.
    private String value(Column column) {
        Column fallback = column.fallback();
        if (column.range() == null || ranges == Ranges.PROMISED) {
            return fallback == null
                    ? units(column)
                    : "coalesce(" + units(column) + ", " + units(fallback) + ")";
        }
        return "CASE WHEN "
                + inside(column)
                + " THEN "
                + units(column)
                + (fallback == null
                        ? ""
                        : " WHEN "
                                + name(column)
                                + " IS NULL AND "
                                + inside(fallback)
                                + " THEN "
                                + units(fallback))
                + " END";
    }

    private String name(Column column) {
        return SUBJECT + "." + dialect.quoted(column.name());
    }

    private String units(Column column) {
        return column.scale() == 1 ? name(column) : dialect.hundredths(name(column), true);
    }

    private String inside(Column column) {
        return name(column)
                + " BETWEEN "
                + figure(column.numbers().low(), column)
                + " AND "
                + figure(column.numbers().high(), column);
    }

    private String figure(BigInteger units, Column column) {
        if (dialect.tablesHoldUnits()) {
            return units.toString();
        }
        return new BigDecimal(units)
                .divide(BigDecimal.valueOf(column.scale()))
                .stripTrailingZeros()
                .toPlainString();
    }

    private String exists(Plan.Beginning began, int back) {
        String day = SUBJECT + "." + dialect.quoted(began.column().name());
        String before =
                day
                        + " < "
                        + dialect.dayInYear(
                                dialect.yearOf(dialect.bound(Slot.AS_OF, position(), false))
                                        + " - "
                                        + (back - 1),
                                1,
                                1);
        return "coalesce(" + before + ", TRUE)";
    }

    private String exactly() {
        return dialect.quoted("exact");
    }

    private int position() {
        return slots.indexOf(Slot.AS_OF) + 1;
    }

    /// The definitions in layers: each reads only earlier ones.
    private List<List<Definition>> layers() {
        Map<Definition, Integer> depth = new HashMap<>();
        List<List<Definition>> layers = new ArrayList<>();
        for (Definition definition : reads.definitions()) {
            Set<Definition> needs = new LinkedHashSet<>(Reads.named(definition.value()));
            if (definition.denominator() != null) {
                needs.addAll(Reads.named(definition.denominator()));
            }
            int at =
                    needs.stream()
                            .mapToInt(need -> Objects.requireNonNull(depth.get(need)) + 1)
                            .max()
                            .orElse(0);
            depth.put(definition, at);
            while (layers.size() <= at) {
                layers.add(new ArrayList<>());
            }
            layers.get(at).add(definition);
        }
        return layers;
    }

    private String layer(List<Definition> definitions, String from) {
        List<String> columns = new ArrayList<>();
        for (Definition definition : definitions) {
            String comment =
                    definition.sources().isEmpty()
                            ? ""
                            : "-- " + String.join("; ", definition.sources()) + "\n    ";
            columns.add(
                    comment
                            + expressions.of(definition)
                            + " AS "
                            + expressions.name(definition, Definition.Part.NUMERATOR));
            Whole denominator = definition.denominator();
            if (definition.isRatio() && denominator != null) {
                columns.add(
                        expressions.of(denominator)
                                + " AS "
                                + expressions.name(definition, Definition.Part.DENOMINATOR));
            }
        }
        return "  SELECT *,\n" + lines(columns) + "\n  FROM " + from + " " + SUBJECT + "\n";
    }

    private Map<String, Plan.Result> results() {
        Map<String, Plan.Result> results = new java.util.LinkedHashMap<>();
        plan.slacks().forEach((id, result) -> results.put("slack_" + id, result));
        plan.outcomes().forEach((id, result) -> results.put("outcome_" + id, result));
        plan.amount().ifPresent(amount -> results.put("amount", amount));
        return results;
    }

    private String verdicts(String from) {
        List<String> columns = new ArrayList<>();
        columns.add(exactly());
        List<String> conditions = new ArrayList<>();
        plan.region()
                .ifPresent(region -> {
                    String inside =
                            dialect.startsWith(
                                    dialect.quoted(region.column().path()), region.prefix());
                    conditions.add(inside);
                    columns.add(inside + " AS " + dialect.quoted("condition_region"));
                });
        plan.conditions()
                .forEach((id, truth) -> {
                    conditions.add("(" + expressions.of(truth) + ")");
                    columns.add(expressions.of(truth) + " AS " + dialect.quoted("condition_" + id));
                });
        columns.add(
                1,
                "CASE WHEN NOT "
                        + exactly()
                        + " THEN NULL WHEN "
                        + (conditions.isEmpty() ? "TRUE" : String.join(" AND ", conditions))
                        + " THEN 'met' ELSE 'not_met' END AS verdict");
        results().forEach((name, result) -> result(name, result, columns));
        return "SELECT key,\n" + lines(columns) + "\nFROM " + from + " " + SUBJECT;
    }

    private void result(String name, Plan.Result result, List<String> columns) {
        columns.add(expressions.of(result.value()) + " AS " + dialect.quoted(name));
        @Nullable Whole denominator = result.denominator();
        if (denominator != null) {
            columns.add(
                    expressions.of((Expression) denominator)
                            + " AS "
                            + dialect.quoted(name + Expressions.DENOMINATOR));
        }
    }

    /// Whether every column that is read is known; what lies outside the range that the overflow
    /// proofs count with is null by now.
    private String exact() {
        List<String> tests = new ArrayList<>();
        for (Column column : plan.columns()) {
            String name = dialect.quoted(column.path());
            tests.add(
                    column.yearsBack() == 0
                            ? name + " IS NOT NULL"
                            : "("
                                    + dialect.quoted(Expressions.exists(column.yearsBack()))
                                    + " = ("
                                    + name
                                    + " IS NOT NULL))");
        }
        plan.region()
                .ifPresent(region ->
                        tests.add(
                                dialect.length(dialect.quoted(region.column().path()))
                                        + " >= "
                                        + region.prefix().length()));
        return tests.isEmpty() ? "TRUE" : "coalesce(" + String.join(" AND ", tests) + ", FALSE)";
    }
}
