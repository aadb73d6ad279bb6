package org.echelon.policy.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.echelon.policy.check.geometry.Box;
import org.echelon.policy.check.geometry.Runs;
import org.echelon.policy.dmn.CompiledTable;
import org.echelon.policy.dmn.DecisionTable;
import org.echelon.policy.dmn.TableEvaluation;
import org.echelon.policy.feel.Expression;
import org.echelon.policy.feel.ExpressionParts;
import org.echelon.policy.feel.Interpreter;
import org.echelon.policy.feel.Scope;
import org.echelon.policy.feel.UnaryTests;
import org.echelon.policy.feel.Value;

/// A decision table as geometry: an axis for each input column, two boxes for each rule.
final class TableStudy {

    private static final Value OPEN = new Value.OpenAny(Set.of());

    private final Interpreter interpreter = new Interpreter();
    private final String file;
    private final CompiledTable table;
    private final List<Axis> axes = new ArrayList<>();
    private final List<Box> sure = new ArrayList<>();
    private final List<Box> may = new ArrayList<>();
    private final List<Opaque> opaque = new ArrayList<>();
    private final List<TableEvaluation> evaluations;
    private final List<Box> regions = new ArrayList<>();

    /// A cell that is no simple test, or whose limits are not known. Rule and column are counted
    /// from 0.
    record Opaque(int rule, int column) {}

    private TableStudy(String file, CompiledTable table, List<TableEvaluation> evaluations) {
        this.file = file;
        this.table = table;
        this.evaluations = evaluations;
    }

    /// @param file the decision's file, for places
    static TableStudy of(String file, CompiledTable table, Domains domains, Possible possible) {
        TableStudy study =
                new TableStudy(
                        file,
                        table,
                        domains.isSeenWhole(table) ? possible.of(table.table()) : List.of());
        study.read(domains);
        return study;
    }

    private void read(Domains domains) {
        List<List<Cell>> columns = new ArrayList<>();
        List<List<Runs>> sides = new ArrayList<>();
        for (int c = 0; c < table.columns(); c++) {
            List<Value> limits = limits(c);
            List<Domain> each = domains.of(table, c, limits);
            each.forEach(domain -> bounds(domain, limits));
            Axis axis = Axis.of(Domain.any(each), limits);
            CellReader reader = new CellReader(axis, this::evaluate, this::test);
            axes.add(axis);
            columns.add(cells(reader, c));
            Runs values =
                    table.values(c)
                            .map(tests -> reader.read(tests, " values").may().or(axis.nothing()))
                            .orElse(axis.all());
            sides.add(each.stream().map(domain -> axis.where(domain::holds).and(values)).toList());
        }
        for (int r = 0; r < table.rules(); r++) {
            List<Runs> sureSides = new ArrayList<>();
            List<Runs> maySides = new ArrayList<>();
            for (List<Cell> cells : columns) {
                sureSides.add(cells.get(r).sure());
                maySides.add(cells.get(r).may());
            }
            sure.add(new Box(sureSides));
            may.add(new Box(maySides));
        }
        int cases = sides.isEmpty() ? 0 : sides.getFirst().size();
        for (int i = 0; i < cases; i++) {
            int number = i;
            Box region = new Box(sides.stream().map(side -> side.get(number)).toList());
            if (!region.isEmpty() && regions.stream().noneMatch(r -> r.containsAll(region))) {
                regions.removeIf(region::containsAll);
                regions.add(region);
            }
        }
        opaque.sort(Comparator.comparingInt(Opaque::rule).thenComparingInt(Opaque::column));
    }

    private List<Value> limits(int column) {
        List<Value> limits = new ArrayList<>();
        Set<String> texts = new HashSet<>();
        for (int r = 0; r < table.rules(); r++) {
            if (texts.add(text(r, column))) {
                limits.addAll(CellReader.limits(table.cell(r, column), this::evaluate));
            }
        }
        table.values(column)
                .ifPresent(tests -> limits.addAll(CellReader.limits(tests, this::evaluate)));
        return limits;
    }

    /// The ends of what a column can be are limits too, so that no piece is half in it.
    private static void bounds(Domain domain, List<Value> limits) {
        domain.lines()
                .forEach((kind, line) -> {
                    if (line.min() != null) {
                        limits.add(Piece.value(kind, line.min()));
                    }
                    if (line.max() != null) {
                        limits.add(Piece.value(kind, line.max()));
                    }
                });
    }

    private List<Cell> cells(CellReader reader, int column) {
        List<Cell> cells = new ArrayList<>(table.rules());
        for (int r = 0; r < table.rules(); r++) {
            Cell cell = reader.read(table.cell(r, column), text(r, column));
            cells.add(cell);
            if (!cell.isExact()) {
                opaque.add(new Opaque(r, column));
            }
        }
        return cells;
    }

    private String text(int rule, int column) {
        return table.table().rules().get(rule).inputs().get(column);
    }

    /// The value of an expression in every evaluation of the table; open where they differ or not
    /// all are known.
    Value evaluate(Expression expression) {
        if (expression instanceof Expression.Literal(Value value)) {
            return value;
        }
        if (!readsNames(expression)) {
            return interpreter.evaluate(expression, Scope.empty());
        }
        return common(evaluation -> evaluation.evaluate(expression)).orElse(OPEN);
    }

    private static boolean readsNames(Expression expression) {
        return expression instanceof Expression.Name
                || ExpressionParts.of(expression).stream().anyMatch(TableStudy::readsNames);
    }

    private Value test(UnaryTests tests, Value input) {
        return common(evaluation -> evaluation.test(tests, input)).orElse(OPEN);
    }

    /// The same value in each evaluation, or that it is open; none where the table is never
    /// evaluated.
    private Optional<Value> common(Function<TableEvaluation, Value> of) {
        Value common = null;
        for (TableEvaluation evaluation : evaluations) {
            Value value = of.apply(evaluation);
            if (value instanceof Value.Open || (common != null && !common.equals(value))) {
                return Optional.of(OPEN);
            }
            common = value;
        }
        return Optional.ofNullable(common);
    }

    CompiledTable table() {
        return table;
    }

    DecisionTable.HitPolicy policy() {
        return table.table().hitPolicy();
    }

    int rules() {
        return table.rules();
    }

    int columns() {
        return table.columns();
    }

    Axis axis(int column) {
        return axes.get(column);
    }

    /// How many pieces each axis has.
    int[] sizes() {
        return axes.stream().mapToInt(Axis::size).toArray();
    }

    /// What a rule certainly covers.
    Box sure(int rule) {
        return sure.get(rule);
    }

    /// What a rule may cover.
    Box may(int rule) {
        return may.get(rule);
    }

    List<Box> sure() {
        return sure;
    }

    List<Box> may() {
        return may;
    }

    /// The inputs that the table is made for: those that can come and that the columns' values
    /// allow. There are several regions where inputs come together only so: without a closed year,
    /// all figures of the last year are null at once.
    List<Box> regions() {
        return regions;
    }

    /// Whether a box holds anything that can come.
    boolean comes(Box box) {
        return regions.stream().anyMatch(box::intersects);
    }

    /// What of an axis can come.
    Runs side(int column) {
        Runs side = Runs.NONE;
        for (Box region : regions) {
            side = side.or(region.side(column));
        }
        return side;
    }

    /// Cells that could not be analysed.
    List<Opaque> opaque() {
        return opaque;
    }

    /// The evaluations of the table while nothing is known of the enterprise; none where not all of
    /// them are seen.
    List<TableEvaluation> evaluations() {
        return evaluations;
    }

    /// Whether exactly one rule gives the result.
    boolean isSingleHit() {
        return switch (policy()) {
            case UNIQUE, ANY, PRIORITY, FIRST -> true;
            case RULE_ORDER,
                    OUTPUT_ORDER,
                    COLLECT,
                    COLLECT_SUM,
                    COLLECT_MIN,
                    COLLECT_MAX,
                    COLLECT_COUNT ->
                    false;
        };
    }

    boolean hasDefault() {
        return table.table().outputs().stream().anyMatch(output -> output.defaultEntry() != null);
    }

    /// The table's place, for diagnostics.
    String place() {
        return file + ", " + table.place();
    }

    /// A rule's place, for diagnostics.
    String place(int rule) {
        return place() + ", rule " + (rule + 1);
    }

    /// The name of a column in messages: its label, or its expression.
    String label(int column) {
        DecisionTable.Input input = table.table().inputs().get(column);
        String label = input.label();
        return (label == null || label.isBlank() ? input.expression() : label)
                .strip()
                .replaceAll("\\s+", " ");
    }

    /// The cell as written.
    String cellText(int rule, int column) {
        return text(rule, column).strip().replaceAll("\\s+", " ");
    }

    /// A region in words of FEEL: `revenue in (50000000..200000000], rd_ratio null`.
    String words(Box region) {
        List<String> parts = new ArrayList<>();
        for (int c = 0; c < columns(); c++) {
            if (!region.side(c).containsAll(side(c))) {
                parts.add(new AxisWords(axes.get(c)).of(label(c), region.side(c)));
            }
        }
        return parts.isEmpty() ? "any input" : String.join(", ", parts);
    }

    /// A region's example row: `revenue = 125000000, rd_ratio = null`.
    String example(Box region) {
        List<String> parts = new ArrayList<>();
        for (int c = 0; c < columns(); c++) {
            parts.add(label(c) + " = " + new AxisWords(axes.get(c)).example(region.side(c)));
        }
        return String.join(", ", parts);
    }

    /// `rule 3`, `rules 3 and 5`, `rules 3, 5 and 8`, for messages; rules are counted from 0.
    static String rules(List<Integer> rules) {
        List<String> numbers = rules.stream().map(rule -> String.valueOf(rule + 1)).toList();
        if (numbers.size() == 1) {
            return "rule " + numbers.getFirst();
        }
        if (numbers.size() > 6) {
            return "rules "
                    + String.join(", ", numbers.subList(0, 5))
                    + " and "
                    + (numbers.size() - 5)
                    + " more";
        }
        return "rules "
                + String.join(", ", numbers.subList(0, numbers.size() - 1))
                + " and "
                + numbers.getLast();
    }
}
