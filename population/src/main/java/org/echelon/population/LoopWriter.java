package org.echelon.population;

import java.math.BigInteger;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.echelon.policy.ir.Plan;
import org.echelon.policy.ir.Whole;
import org.echelon.policy.kernel.Block;
import org.echelon.policy.kernel.Figures;
import org.jspecify.annotations.Nullable;

/// Writes what the loop says of rows as the table `judged_on_columns`, see [OnColumns#OPEN].
///
/// A row of which the loop leaves anything to the interpreter is not judged, but for the slack of a
/// condition that is open.
final class LoopWriter implements AutoCloseable {

    private final List<String> conditions;
    private final List<Told> numbers;
    private final LoopColumns columns;
    private final DuckDBAppender appender;

    private LoopWriter(Plan plan, LoopColumns columns, DuckDBAppender appender) {
        this.conditions = conditions(plan);
        this.numbers = numbers(plan);
        this.columns = columns;
        this.appender = appender;
    }

    /// A number that is told.
    ///
    /// @param condition the one of which it is the slack, by its place among them; below 0 it is of
    ///   none
    /// @param narrow whether it and what is under its fraction line take 64 bits at most
    private record Told(String name, int condition, boolean narrow) {

        static Told of(String name, int condition, Plan.Result result) {
            Whole under = result.denominator();
            return new Told(
                    name,
                    condition,
                    under != null
                            && under.range().isLong()
                            && result.value() instanceof Whole over
                            && over.range().isLong());
        }

        /// Its columns with their types.
        List<String> columns() {
            String type = narrow ? " bigint" : " hugeint";
            return List.of(
                    Database.name(OnColumns.open(name)) + " boolean",
                    Database.name(name) + type,
                    Database.name(OnColumns.greatest(name)) + type,
                    Database.name(OnColumns.under(name)) + type);
        }
    }

    /// Makes the table, empty.
    static LoopWriter create(Database database, Plan plan, LoopColumns columns) {
        List<String> told =
                new ArrayList<>(List.of("key bigint", "\"exact\" boolean", "verdict varchar"));
        conditions(plan).forEach(id -> told.add(Database.name("condition_" + id) + " boolean"));
        numbers(plan).forEach(number -> told.addAll(number.columns()));
        database.run("create table judged_on_columns (%s)".formatted(String.join(", ", told)));
        try {
            return new LoopWriter(
                    plan,
                    columns,
                    database.connection().createAppender("main", "judged_on_columns"));
        } catch (SQLException e) {
            throw unwritten(e);
        }
    }

    private static Fault unwritten(SQLException e) {
        return new Fault("the verdicts could not be written", e);
    }

    /// The conditions that are told, in the order of the table.
    private static List<String> conditions(Plan plan) {
        List<String> ids = new ArrayList<>();
        plan.region().ifPresent(_ -> ids.add("region"));
        ids.addAll(plan.conditions().keySet());
        return ids;
    }

    /// The numbers that are told, in the order of the table.
    private static List<Told> numbers(Plan plan) {
        List<Told> numbers = new ArrayList<>();
        plan.outcomes().forEach((id, result) -> numbers.add(Told.of("outcome_" + id, -1, result)));
        plan.amount().ifPresent(result -> numbers.add(Told.of("amount", -1, result)));
        List<String> conditions = conditions(plan);
        plan.slacks()
                .forEach((id, result) ->
                        numbers.add(Told.of("slack_" + id, conditions.indexOf(id), result)));
        return numbers;
    }

    /// Writes what is said of some rows.
    void take(Block block) {
        Said said = new Said(block);
        try {
            for (int place = 0; place < block.count(); place++) {
                said.write(place);
            }
        } catch (SQLException e) {
            throw unwritten(e);
        }
    }

    @Override
    public void close() {
        try {
            appender.close();
        } catch (SQLException e) {
            throw unwritten(e);
        }
    }

    /// What is said of the rows of a block.
    private final class Said {
        private final Block block;
        private final long[] met;
        private final long[] notMet;
        private final long[] left;
        private final List<long[]> may = new ArrayList<>();
        private final List<long[]> mayNot = new ArrayList<>();
        private final List<Figures> figures;

        Said(Block block) {
            this.block = block;
            this.met = block.met();
            this.notMet = block.notMet();
            this.left = block.left().clone();
            for (String id : conditions) {
                may.add(block.mayBeMet(id));
                mayNot.add(block.mayBeNotMet(id));
                long[] open = block.left(id);
                for (int word = 0; word < left.length; word++) {
                    left[word] |= open[word];
                }
            }
            this.figures = numbers.stream().map(number -> block.figures(number.name())).toList();
        }

        void write(int place) throws SQLException {
            boolean told = tells(place);
            appender.beginRow();
            appender.append(columns.key(block.row(place)));
            appender.append(told);
            if (told) {
                appender.append(verdict(place));
                for (int i = 0; i < may.size(); i++) {
                    condition(Block.is(may.get(i), place), Block.is(mayNot.get(i), place));
                }
                for (int i = 0; i < figures.size(); i++) {
                    number(numbers.get(i), figures.get(i), place);
                }
            } else {
                nulls(1 + may.size() + 4 * figures.size());
            }
            appender.endRow();
        }

        private boolean tells(int place) {
            if (Block.is(left, place)) {
                return false;
            }
            for (int i = 0; i < figures.size(); i++) {
                if (figures.get(i).isLeft(place) && !isSlackOfOpen(numbers.get(i), place)) {
                    return false;
                }
            }
            return true;
        }

        /// By how much a condition is met that may be met or not is not asked.
        private boolean isSlackOfOpen(Told number, int place) {
            return number.condition() >= 0
                    && Block.is(may.get(number.condition()), place)
                    && Block.is(mayNot.get(number.condition()), place);
        }

        private String verdict(int place) {
            return Block.is(met, place) ? "met" : Block.is(notMet, place) ? "not_met" : "unknown";
        }

        private void condition(boolean may, boolean mayNot) throws SQLException {
            if (may && mayNot) {
                appender.appendNull();
            } else {
                appender.append(may);
            }
        }

        private void number(Told number, Figures said, int place) throws SQLException {
            if (said.isNothing(place) || said.isLeft(place)) {
                appender.append(false);
                nulls(3);
                return;
            }
            boolean noLeast = said.hasNoLeast(place);
            boolean noGreatest = said.hasNoGreatest(place);
            boolean orNull = said.mayBeNull(place);
            if (number.narrow() && said.isNarrow()) {
                long least = said.least(place);
                long greatest = said.greatest(place);
                appender.append(orNull || noLeast || noGreatest || least != greatest);
                whole(least, noLeast);
                whole(greatest, noGreatest);
                appender.append(said.denominator(place));
                return;
            }
            Block.Bounds bounds = said.bounds(place);
            appender.append(orNull || noLeast || noGreatest || !bounds.isPoint());
            whole(number, noLeast ? null : bounds.least());
            whole(number, noGreatest ? null : bounds.greatest());
            whole(number, bounds.denominator());
        }

        private void whole(long value, boolean absent) throws SQLException {
            if (absent) {
                appender.appendNull();
            } else {
                appender.append(value);
            }
        }

        private void whole(Told number, @Nullable BigInteger value) throws SQLException {
            if (value == null) {
                appender.appendNull();
            } else if (number.narrow()) {
                appender.append(value.longValueExact());
            } else {
                appender.append(value);
            }
        }

        private void nulls(int columns) throws SQLException {
            for (int i = 0; i < columns; i++) {
                appender.appendNull();
            }
        }
    }
}
