package org.echelon.population;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.duckdb.DuckDBAppender;
import org.echelon.policy.ir.Plan;
import org.echelon.policy.kernel.Block;
import org.echelon.policy.kernel.Kernel;
import org.echelon.policy.kernel.Run;
import org.echelon.policy.kernel.Wanted;
import org.echelon.policy.message.Words;

/// Runs a version's decision with the generated loop over columns in memory; everything before and
/// after is the same as with DuckDB, so are the results. What something is unknown of stays with
/// the loop where that changes nothing that is said; the rest is the interpreter's.
///
/// A version that the loop does not hold, or with outcomes that are no numbers, runs by DuckDB's
/// statement.
final class KernelEngine implements Engine {

    private final DuckDbEngine around;
    private final List<Words> notes = new ArrayList<>();

    KernelEngine(int threads) {
        this.around = new DuckDbEngine(threads, this::judge);
    }

    @Override
    public String name() {
        return "kernel";
    }

    @Override
    public Judged judge(Population population, Rules rules, VerdictTable table, Progress progress) {
        notes.clear();
        Judged judged = around.judge(population, rules, table, progress);
        notes.addAll(judged.notes());
        return new Judged(judged.neverHit(), judged.interpreted(), notes);
    }

    /// The loop of a plan, or why there is none for its results.
    static Kernel.Made made(Plan plan, long rows) {
        Optional<String> other =
                plan.outcomes().entrySet().stream()
                        .filter(outcome -> outcome.getValue().denominator() == null)
                        .map(outcome -> "the outcome " + outcome.getKey() + " is no number")
                        .findFirst();
        return other.isPresent()
                ? new Kernel.Made(Optional.empty(), other)
                : Kernel.of(plan, LoopColumns.way(rows));
    }

    private void judge(Population population, Rules rules, Plan plan, Progress progress) {
        Database database = population.database();
        long rows = database.number("select count(*) from population");
        Kernel.Made made = made(plan, rows);
        if (made.kernel().isEmpty()) {
            String why = made.refusal().orElse("");
            notes.add(
                    new Words(
                            "%s 没有生成循环，已由 DuckDB 语句计算：%s".formatted(rules.version().place(), why),
                            "%s has no generated loop and ran by DuckDB's statement: %s"
                                    .formatted(rules.version().place(), why)));
            DuckDbEngine.byStatement(population, rules, plan);
            return;
        }
        LoopColumns columns = LoopColumns.read(database, made.kernel().get(), rows, rules);
        Run run =
                made.kernel()
                        .get()
                        .bind(
                                columns.subjects(),
                                rules.version().parameterValues(),
                                rules.asOf(),
                                EnumSet.allOf(Wanted.class));
        create(database, plan);
        try (DuckDBAppender appender =
                database.connection().createAppender("main", "judged_on_columns")) {
            Said said = new Said(plan, columns, appender);
            long[] done = {0};
            run.fold(
                    said,
                    (into, block) -> {
                        into.take(block);
                        done[0] += block.count();
                        progress.done(done[0]);
                    });
        } catch (SQLException e) {
            throw Database.failed("a decision in memory: " + plan.place(), e);
        }
    }

    private static void create(Database database, Plan plan) {
        List<String> columns = new ArrayList<>();
        conditions(plan).forEach(id -> columns.add(Database.name("condition_" + id) + " boolean"));
        numbers(plan)
                .forEach(name -> {
                    columns.add(Database.name(name) + " hugeint");
                    columns.add(Database.name(name + " / ") + " hugeint");
                });
        database.run(
                "create table judged_on_columns (key bigint, \"exact\" boolean, verdict varchar%s)"
                        .formatted(columns.isEmpty() ? "" : ", " + String.join(", ", columns)));
    }

    /// The conditions that are told, in the order of the table.
    private static List<String> conditions(Plan plan) {
        List<String> ids = new ArrayList<>();
        plan.region().ifPresent(_ -> ids.add("region"));
        ids.addAll(plan.conditions().keySet());
        return ids;
    }

    /// The numbers that are told, in the order of the table.
    private static List<String> numbers(Plan plan) {
        List<String> names = new ArrayList<>();
        plan.outcomes().keySet().forEach(id -> names.add("outcome_" + id));
        plan.amount().ifPresent(_ -> names.add("amount"));
        plan.slacks().keySet().forEach(id -> names.add("slack_" + id));
        return names;
    }

    /// Writes what the loop says as rows.
    private static final class Said {
        private final List<String> conditions;
        private final List<String> numbers;
        private final LoopColumns columns;
        private final DuckDBAppender appender;

        Said(Plan plan, LoopColumns columns, DuckDBAppender appender) {
            this.conditions = conditions(plan);
            this.numbers = numbers(plan);
            this.columns = columns;
            this.appender = appender;
        }

        void take(Block block) {
            try {
                for (int place = 0; place < block.count(); place++) {
                    row(block, place);
                }
            } catch (SQLException e) {
                throw new Fault("the verdicts could not be written", e);
            }
        }

        private void row(Block block, int place) throws SQLException {
            boolean met = Block.is(block.met(), place);
            boolean told =
                    !Block.is(block.left(), place)
                            && (met || Block.is(block.notMet(), place))
                            && conditions.stream().allMatch(id -> tells(block, id, place));
            List<Block.Answer> answers = new ArrayList<>(numbers.size());
            for (String name : numbers) {
                Block.Answer answer = told ? block.number(name, place) : new Block.Answer.Left();
                told &= name.startsWith("slack_") ? isSaid(answer) : isKnown(answer);
                answers.add(answer);
            }
            appender.beginRow();
            appender.append(columns.key(block.row(place)));
            appender.append(told);
            if (!told) {
                for (int i = 0; i < 1 + conditions.size() + 2 * numbers.size(); i++) {
                    appender.appendNull();
                }
                appender.endRow();
                return;
            }
            appender.append(met ? "met" : "not_met");
            for (String id : conditions) {
                appender.append(Block.is(block.mayBeMet(id), place));
            }
            for (Block.Answer answer : answers) {
                if (answer instanceof Block.Answer.Within(var bounds, _) && isKnown(answer)) {
                    appender.append(bounds.least());
                    appender.append(bounds.denominator());
                } else {
                    appender.appendNull();
                    appender.appendNull();
                }
            }
            appender.endRow();
        }

        private static boolean tells(Block block, String condition, int place) {
            return !Block.is(block.left(condition), place)
                    && Block.is(block.mayBeMet(condition), place)
                            != Block.is(block.mayBeNotMet(condition), place);
        }

        private static boolean isSaid(Block.Answer answer) {
            return !(answer instanceof Block.Answer.Left);
        }

        private static boolean isKnown(Block.Answer answer) {
            return switch (answer) {
                case Block.Answer.Nothing _ -> true;
                case Block.Answer.Left _ -> false;
                case Block.Answer.Within(var bounds, boolean orNull) -> bounds.isPoint() && !orNull;
            };
        }
    }
}
