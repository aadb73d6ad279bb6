package org.echelon.policy.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.echelon.policy.check.geometry.Box;
import org.echelon.policy.check.geometry.Cover;
import org.echelon.policy.feel.FeelText;
import org.echelon.policy.feel.Interpreter;
import org.echelon.policy.feel.Scope;
import org.echelon.policy.feel.Value;
import org.echelon.quantity.Rational;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The analysis of random tables agrees with the interpreter on a grid: each limit of a cell, a
/// value just below and just above it, null, each value of a list.
class TableBruteForceTests {

    /// A column, cells that may stand in it, and the grid of its values.
    private record Column(String expression, List<String> cells, List<Value> grid) {}

    private static final Column RIGHTS =
            new Column(
                    "current.rights",
                    List.of(
                            "-",
                            "0",
                            "1",
                            "< 3",
                            ">= 3",
                            "[1..4]",
                            "(1..4)",
                            "> 7",
                            "not(2)",
                            "1, 2, [5..6]",
                            "not([2..4])",
                            "? > 1 and ? < 5",
                            "? = 2 or ? > 6",
                            "!= 3",
                            "-1",
                            "null",
                            "not(null)"),
                    numbers(0, 1, 2, 3, 4, 5, 6, 7, 8, 9));

    private static final Column RATIO =
            new Column(
                    "last.net_assets / last.staff",
                    List.of(
                            "-",
                            "null",
                            "< 0",
                            ">= 0.5",
                            "[0..0.5)",
                            "(0..0.5]",
                            "0.5",
                            "not(null)",
                            "null, < 0.5",
                            "not(< 0)",
                            "not(0.5)",
                            "> 1",
                            "<= 1",
                            "!= 0.5",
                            "= null",
                            "? != null",
                            "? != null and ? > 0",
                            "not(null, > 1)",
                            "]0..1[",
                            "0, 1"),
                    with(
                            decimals(
                                    "-1", "-0.01", "0", "0.01", "0.49", "0.5", "0.51", "0.99", "1",
                                    "1.01", "9"),
                            Value.NULL));

    private static final Column LEVEL =
            new Column(
                    "current.level",
                    List.of(
                            "-",
                            "\"none\"",
                            "\"city\", \"national\"",
                            "not(\"none\")",
                            "\"other\"",
                            "starts with(?, \"n\")",
                            "in [\"city\"]".replace("in ", ""),
                            "!= \"city\"",
                            "null"),
                    texts("none", "city", "national"));

    private static final Column FIELD =
            new Column(
                    "current.field",
                    List.of(
                            "-",
                            "\"1.1.1\"",
                            "not(\"1.1.1\")",
                            "\"1.1.1\", \"none\"",
                            "!= \"none\"",
                            "not(null)",
                            "null"),
                    texts("1.1.1", "none", "2.2.2"));

    private static final Column LISTED =
            new Column(
                    "current.listed",
                    List.of(
                            "-",
                            "true",
                            "false",
                            "not(true)",
                            "true, false",
                            "!= true",
                            "?",
                            "not(?)"),
                    List.of(Value.TRUE, Value.FALSE));

    private static final Column DAY =
            new Column(
                    "enterprise.registered on",
                    List.of(
                            "-",
                            "< date(\"2020-01-01\")",
                            ">= date(\"2020-01-01\")",
                            "[date(\"2020-01-01\")..date(\"2020-12-31\")]",
                            "(date(\"2020-01-01\")..date(\"2021-01-01\"))",
                            "@\"2020-01-01\"",
                            "not(@\"2020-01-01\")",
                            "> date(\"2020-12-31\")"),
                    days(
                            "2019-12-31",
                            "2020-01-01",
                            "2020-01-02",
                            "2020-06-30",
                            "2020-12-30",
                            "2020-12-31",
                            "2021-01-01",
                            "2021-01-02"));

    private static final Column AGE =
            new Column(
                    "years and months duration(enterprise.registered on, as of)",
                    List.of(
                            "-",
                            "< @\"P1Y\"",
                            ">= @\"P1Y\"",
                            "[@\"P1Y\"..@\"P3Y\")",
                            "not(@\"P1Y\")",
                            "null",
                            "not(null)"),
                    with(
                            List.of(
                                    new Value.MonthsDuration(11),
                                    new Value.MonthsDuration(12),
                                    new Value.MonthsDuration(13),
                                    new Value.MonthsDuration(35),
                                    new Value.MonthsDuration(36)),
                            Value.NULL));

    private static final List<Column> COLUMNS =
            List.of(RIGHTS, RATIO, LEVEL, FIELD, LISTED, DAY, AGE);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void agreesWithTheInterpreterOnAGrid(int width) {
        Random random = new Random(4_711 + width);
        for (int i = 0; i < 400 / (width * width); i++) {
            List<Column> columns = new ArrayList<>();
            while (columns.size() < width) {
                columns.add(COLUMNS.get(random.nextInt(COLUMNS.size())));
            }
            List<String> rules = new ArrayList<>();
            int count = 1 + random.nextInt(7);
            for (int r = 0; r < count; r++) {
                StringBuilder rule = new StringBuilder();
                for (Column column : columns) {
                    rule.append(column.cells.get(random.nextInt(column.cells.size())))
                            .append(" | ");
                }
                rules.add(rule.append(r).toString());
            }
            compare(columns, rules);
        }
    }

    private static void compare(List<Column> columns, List<String> rules) {
        String what = columns.stream().map(Column::expression).toList() + " " + rules;
        Study study =
                TableFixtures.table(
                                "hitPolicy='FIRST'",
                                columns.stream().map(Column::expression).toList(),
                                rules)
                        .study();
        TableStudy table = study.tables().getFirst();
        Box everything = Box.all(table.sizes());
        List<Box> holes =
                new Cover(table.may(), table.columns()).uncovered(everything, 100_000).boxes();
        TreeSet<Integer> first = new TreeSet<>();
        TreeSet<Integer> matching = new TreeSet<>();
        TreeSet<String> pairs = new TreeSet<>();
        for (List<Value> row : grid(columns)) {
            int[] point = pieces(table, row);
            List<Integer> matches = new ArrayList<>();
            for (int r = 0; r < rules.size(); r++) {
                boolean matched = true;
                for (int c = 0; c < columns.size(); c++) {
                    matched &=
                            new Interpreter()
                                    .test(table.table().cell(r, c), row.get(c), Scope.empty())
                                    .equals(Value.TRUE);
                }
                if (matched) {
                    matches.add(r);
                }
                String where = what + ", rule " + (r + 1) + " at " + text(row);
                assertThat(table.may(r).contains(point))
                        .as(where)
                        .isEqualTo(matched || isDoubtful(table, r, point));
                if (!isDoubtful(table, r, point)) {
                    assertThat(table.sure(r).contains(point)).as(where).isEqualTo(matched);
                }
            }
            assertThat(holes.stream().anyMatch(hole -> hole.contains(point)))
                    .as(what + " hole at " + text(row))
                    .isEqualTo(matches.isEmpty() && !anyDoubtful(table, point));
            matching.addAll(matches);
            if (!matches.isEmpty()) {
                first.add(matches.getFirst());
            }
            for (int a : matches) {
                for (int b : matches) {
                    if (a < b) {
                        pairs.add(a + "-" + b);
                    }
                }
            }
        }
        List<Integer> masked = numbers(study, new MaskedRule());
        List<Integer> unreachable = numbers(study, new UnreachableRule());
        for (int r = 0; r < rules.size(); r++) {
            assertThat(masked.contains(r) || unreachable.contains(r))
                    .as(what + " rule " + (r + 1) + " counts")
                    .isEqualTo(!first.contains(r));
            assertThat(unreachable.contains(r))
                    .as(what + " rule " + (r + 1) + " matches")
                    .isEqualTo(!matching.contains(r));
        }
        TreeSet<String> found = new TreeSet<>();
        org.echelon.policy.check.geometry.Overlaps.of(table.sure(), table.sizes(), 1_000)
                .pairs()
                .forEach(pair -> found.add(pair.first() + "-" + pair.second()));
        if (table.opaque().isEmpty()) {
            assertThat(found).as(what).isEqualTo(pairs);
        } else {
            assertThat(pairs).as(what).containsAll(found);
        }
    }

    private static boolean isDoubtful(TableStudy table, int rule, int[] point) {
        return table.may(rule).contains(point) && !table.sure(rule).contains(point);
    }

    private static boolean anyDoubtful(TableStudy table, int[] point) {
        for (int r = 0; r < table.rules(); r++) {
            if (isDoubtful(table, r, point)) {
                return true;
            }
        }
        return false;
    }

    private static List<Integer> numbers(Study study, StudyCheck check) {
        return check.find(study).stream()
                .map(found -> found.place().replaceAll(".*rule (\\d+).*", "$1"))
                .map(number -> Integer.parseInt(number) - 1)
                .toList();
    }

    /// The pieces that hold the values of a row.
    private static int[] pieces(TableStudy table, List<Value> row) {
        int[] point = new int[row.size()];
        for (int c = 0; c < point.length; c++) {
            Axis axis = table.axis(c);
            point[c] = -1;
            for (int i = 0; i < axis.size(); i++) {
                if (holds(axis, axis.piece(i), row.get(c))) {
                    assertThat(point[c])
                            .as("two pieces hold " + FeelText.of(row.get(c)))
                            .isEqualTo(-1);
                    point[c] = i;
                }
            }
            assertThat(point[c]).as("no piece holds " + FeelText.of(row.get(c))).isNotEqualTo(-1);
        }
        return point;
    }

    private static boolean holds(Axis axis, Piece piece, Value value) {
        return switch (piece) {
            case Piece.Stretch stretch when Piece.kind(value) == stretch.kind() -> {
                Rational point = Piece.point(value);
                Rational low = stretch.low();
                Rational high = stretch.high();
                yield stretch.isSingle()
                        ? stretch.point().equals(point)
                        : (low == null || low.compareTo(point) < 0)
                                && (high == null || point.compareTo(high) < 0);
            }
            case Piece.OtherText _ ->
                    value instanceof Value.Text(String text) && axis.text(text).isEmpty();
            case Piece.Other _ -> {
                Domain.Kind kind = Piece.kind(value);
                yield kind != null && axis.line(kind).isEmpty();
            }
            default -> piece.isSingle() && piece.sample().equals(value);
        };
    }

    private static List<List<Value>> grid(List<Column> columns) {
        List<List<Value>> rows = List.of(List.of());
        for (Column column : columns) {
            List<List<Value>> longer = new ArrayList<>();
            for (List<Value> row : rows) {
                for (Value value : column.grid) {
                    longer.add(with(row, value));
                }
            }
            rows = longer;
        }
        return rows;
    }

    private static String text(List<Value> row) {
        return row.stream().map(FeelText::of).toList().toString();
    }

    private static List<Value> with(List<Value> values, Value more) {
        List<Value> all = new ArrayList<>(values);
        all.add(more);
        return all;
    }

    private static List<Value> numbers(long... numbers) {
        List<Value> values = new ArrayList<>();
        for (long number : numbers) {
            values.add(Value.of(Rational.of(number)));
        }
        // null comes with the facts of the moment never: they are unknown at most
        return values;
    }

    private static List<Value> decimals(String... numbers) {
        return List.of(numbers).stream().map(text -> Value.of(Rational.parse(text))).toList();
    }

    private static List<Value> texts(String... texts) {
        return List.of(texts).stream().map(Value::of).toList();
    }

    private static List<Value> days(String... days) {
        List<Value> values = new ArrayList<>();
        for (String day : days) {
            values.add(new Value.Day(LocalDate.parse(day)));
        }
        return values;
    }
}
