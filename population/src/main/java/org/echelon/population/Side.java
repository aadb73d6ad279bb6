package org.echelon.population;

import java.util.List;
import java.util.Optional;
import org.echelon.policy.Programme;

/// One of the rules that a population is held against, and the table with its verdicts.
///
/// @param label what the rules are called in results
/// @param rules absent outside every version, where nobody is judged: all are `not_in_force`
record Side(String label, Programme programme, Optional<Rules> rules, VerdictTable table) {

    static Side of(String label, Programme programme, Optional<Rules> rules, String table) {
        return new Side(
                label,
                programme,
                rules,
                rules.map(found -> VerdictTable.of(table, found))
                        .orElseGet(() -> VerdictTable.bare(table)));
    }

    /// Fills the table.
    Engine.Judged judge(Engine engine, Population population, Progress progress) {
        table.create(population.database());
        if (rules.isEmpty()) {
            population
                    .database()
                    .run(
                            "insert into %s select \"row\", 'not_in_force', true from enterprise where id not in (select id from invalid)"
                                    .formatted(Database.name(table.name())));
            return new Engine.Judged(Optional.empty(), 0, List.of());
        }
        progress.stage("judging / 判定", population.enterprises());
        return engine.judge(population, rules.get(), table, progress);
    }
}
