package org.echelon.population;

import static org.echelon.population.Database.name;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.echelon.policy.Judge;
import org.echelon.policy.Programme;
import org.echelon.policy.advice.Combination;
import org.echelon.policy.advice.Combiner;
import org.echelon.policy.fact.FactDefinition;
import org.echelon.policy.programme.Ladder;
import org.echelon.policy.programme.Stacking;
import org.echelon.policy.result.Evaluation;
import org.echelon.policy.result.Quantity;
import org.echelon.policy.result.Verdict;
import org.echelon.quantity.Money;
import org.jspecify.annotations.Nullable;

/// Several programmes over one population: each is judged alone by the engine, then those who meet
/// any of them are read once more, and what they get together is found by the rules that advice to
/// a single enterprise follows.
final class CombinationRun {

    private static final String TABLE = "combined";

    private final Population population;
    private final List<Side> sides;
    private final Combiner combiner;
    private final int threads;
    private final Progress progress;

    /// @param sides the programmes with their verdicts
    CombinationRun(
            Population population,
            List<Side> sides,
            Together together,
            Ladder ladder,
            int threads,
            Progress progress) {
        this.population = population;
        this.sides = List.copyOf(sides);
        this.combiner = new Combiner(together.programmes(), ladder);
        this.threads = threads;
        this.progress = progress;
    }

    /// What one enterprise gets of one programme.
    ///
    /// @param alone by itself; absent where that is not known
    /// @param why the code of why it is less; empty where it is not
    private record Share(@Nullable Money alone, Money paid, String why) {}

    /// What one enterprise gets.
    ///
    /// @param shares by programme, absent where it is not met
    private record Found(long row, List<@Nullable Share> shares, boolean proven) {}

    CombinationResult run() {
        List<Side> judging = sides.stream().filter(side -> side.rules().isPresent()).toList();
        create();
        String any =
                judging.stream()
                        .map(side ->
                                "select \"row\" from %s where verdict = 'met'"
                                        .formatted(name(side.table().name())))
                        .collect(Collectors.joining(" union "));
        if (!any.isEmpty()) {
            population.database().run("create table met_any as " + any);
            combine(judging);
        }
        return result();
    }

    private void combine(List<Side> judging) {
        String where = "e.\"row\" in (select \"row\" from met_any)";
        progress.stage(
                "combining / 合并", population.database().number("select count(*) from met_any"));
        List<RowPipeline.Worker<Found>> workers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            workers.add(worker());
        }
        Rules first = judging.getFirst().rules().orElseThrow();
        try (Database writing = population.database().another();
                DuckDBAppender appender = writing.connection().createAppender("main", TABLE)) {
            new RowPipeline(population, new FlatView(population, first, facts(judging)), progress)
                    .run(where, workers, found -> write(found, appender));
        } catch (SQLException e) {
            throw new Fault("the combinations could not be written", e);
        }
    }

    /// What any of the programmes reads, and what their share caps rest on.
    private static Map<String, FactDefinition> facts(List<Side> judging) {
        Map<String, FactDefinition> facts = new LinkedHashMap<>();
        for (Side side : judging) {
            side.rules().ifPresent(rules -> facts.putAll(rules.facts()));
            side.programme()
                    .definition()
                    .stacking()
                    .shareCap()
                    .map(Stacking.ShareCap::fact)
                    .flatMap(side.programme().facts()::find)
                    .ifPresent(fact -> facts.put(fact.id(), fact));
        }
        return facts;
    }

    private RowPipeline.Worker<Found> worker() {
        Map<Programme, Judge> judges = new LinkedHashMap<>();
        sides.forEach(side ->
                side.rules().ifPresent(rules -> judges.put(side.programme(), rules.judge())));
        Rules any = sides.stream().flatMap(side -> side.rules().stream()).findFirst().orElseThrow();
        return row -> {
            Map<Programme, Evaluation> met = new LinkedHashMap<>();
            judges.forEach((programme, judge) -> {
                if (judge.judge(row.facts()) instanceof Judge.Answer.Judged(Evaluation said)
                        && said.verdict() == Verdict.MET) {
                    met.put(programme, said);
                }
            });
            Combination best = combiner.combine(row.facts(), any.asOf(), met);
            List<@Nullable Share> shares = new ArrayList<>();
            for (Side side : sides) {
                Evaluation said = met.get(side.programme());
                shares.add(said == null ? null : share(side.programme(), said, best));
            }
            return new Found(row.number(), shares, best.proven());
        };
    }

    private static Share share(Programme programme, Evaluation said, Combination best) {
        Money paid = Money.ZERO;
        Money full = Money.ZERO;
        boolean listed = false;
        for (Combination.Chosen chosen : best.chosen()) {
            if (chosen.programme().equals(programme.id())) {
                paid = paid.plus(chosen.amount());
                full = full.plus(chosen.full());
                listed = true;
            }
        }
        String against = "";
        for (Combination.LeftOut left : best.without()) {
            if (left.programme().equals(programme.id())) {
                full = full.plus(left.full());
                against = left.rule().code();
                listed = true;
            }
        }
        boolean open = best.open().stream().anyMatch(one -> one.programme().equals(programme.id()));
        Money alone = alone(programme, said, full);
        String why =
                open
                        ? "open"
                        : !listed && !programme.definition().pays().isEmpty()
                                ? ""
                                : !listed
                                        ? "held"
                                        : !against.isEmpty() && paid.signum() == 0
                                                ? against
                                                : alone != null && paid.compareTo(alone) < 0
                                                        ? "reduced"
                                                        : "";
        return new Share(alone, paid, why);
    }

    /// What a programme pays by itself: what it says, or, where it says nothing, what its parts do.
    private static @Nullable Money alone(Programme programme, Evaluation said, Money full) {
        Quantity amount = said.amount().orElse(null);
        if (amount instanceof Quantity.Exact(var yuan)) {
            return Money.rounded(yuan);
        }
        return amount != null ? null : programme.definition().pays().isEmpty() ? Money.ZERO : full;
    }

    private void create() {
        List<String> columns = new ArrayList<>();
        for (Side side : sides) {
            columns.add(name("alone_" + side.label()) + " decimal(18,2)");
            columns.add(name("paid_" + side.label()) + " decimal(18,2)");
            columns.add(name("why_" + side.label()) + " varchar");
        }
        population
                .database()
                .run(
                        "create table %s (\"row\" bigint, %s, met bigint, total_alone decimal(18,2), total_paid decimal(18,2), proven boolean)"
                                .formatted(TABLE, String.join(", ", columns)));
    }

    private static void write(Found found, DuckDBAppender appender) throws SQLException {
        appender.beginRow();
        appender.append(found.row());
        Money alone = Money.ZERO;
        Money paid = Money.ZERO;
        long met = 0;
        for (Share share : found.shares()) {
            if (share == null) {
                appender.appendNull();
                appender.appendNull();
                appender.appendNull();
                continue;
            }
            Money own = share.alone();
            if (own == null) {
                appender.appendNull();
            } else {
                appender.append(decimal(own));
                alone = alone.plus(own);
            }
            appender.append(decimal(share.paid()));
            appender.append(share.why());
            paid = paid.plus(share.paid());
            met++;
        }
        appender.append(met);
        appender.append(decimal(alone));
        appender.append(decimal(paid));
        appender.append(found.proven());
        appender.endRow();
    }

    private static BigDecimal decimal(Money money) {
        return BigDecimal.valueOf(money.fen(), 2);
    }

    private CombinationResult result() {
        Database database = population.database();
        List<CombinationResult.Part> parts = sides.stream().map(this::part).toList();
        return database.query(
                        "select count(*) as enterprises, count(*) filter (where met > 1) as several, coalesce(sum(total_alone), 0) as alone, coalesce(sum(total_paid), 0) as paid, count(*) filter (where not proven) as unproven from "
                                + TABLE,
                        row ->
                                new CombinationResult(
                                        parts,
                                        row.getLong("enterprises"),
                                        row.getLong("several"),
                                        row.getBigDecimal("alone"),
                                        row.getBigDecimal("paid"),
                                        row.getLong("unproven")))
                .getFirst();
    }

    private CombinationResult.Part part(Side side) {
        Database database = population.database();
        String paid = name("paid_" + side.label());
        SortedMap<String, Long> because = new TreeMap<>();
        database.each(
                "select %1$s, count(*) from %2$s where %1$s <> '' group by 1"
                        .formatted(name("why_" + side.label()), TABLE),
                row -> because.put(row.getString(1), row.getLong(2)));
        return database.query(
                        "select count(%1$s) as met, coalesce(sum(%2$s), 0) as alone, count(*) filter (where %1$s > 0) as beneficiaries, coalesce(sum(%1$s), 0) as paid from %3$s"
                                .formatted(paid, name("alone_" + side.label()), TABLE),
                        row ->
                                new CombinationResult.Part(
                                        side.label(),
                                        side.programme().definition().name(),
                                        side.rules()
                                                .map(rules -> rules.version().definition().from()),
                                        row.getLong("met"),
                                        row.getBigDecimal("alone"),
                                        row.getLong("beneficiaries"),
                                        row.getBigDecimal("paid"),
                                        because))
                .getFirst();
    }

    /// Who gets what, as `combined`, in the order of the population's file.
    void write(ResultFiles files) {
        files.copy(
                TABLE,
                "select %s, c.* exclude (\"row\") from %s c join enterprise e on e.\"row\" = c.\"row\" order by e.\"row\""
                        .formatted(files.key(), TABLE));
    }
}
