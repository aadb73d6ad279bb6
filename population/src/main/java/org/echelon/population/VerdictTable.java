package org.echelon.population;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.echelon.policy.Judge;
import org.jspecify.annotations.Nullable;

/// The table into which an engine writes what it says of each enterprise, in this order of columns:
/// `row`, `verdict`, `known`, per outcome `outcome_X` with `_min` and `_max` where it is a number,
/// `amount` with `_min` and `_max` where the programme pays, per condition `condition_X` and
/// `slack_X`.
///
/// A slack is how far the actual value lies on the right side of the requirement, in the
/// condition's unit; below zero it misses by so much. It is null where no numbers are compared.
///
/// @param name the table
/// @param outcomes id and kind of each outcome
/// @param conditions ids
/// @param pays whether there are amounts
record VerdictTable(
        String name, Map<String, Kind> outcomes, List<String> conditions, boolean pays) {

    /// The kind of an outcome.
    enum Kind {
        NUMBER("decimal(28,4)"),
        TRUTH("boolean"),
        TEXT("varchar");

        private final String type;

        Kind(String type) {
            this.type = type;
        }
    }

    VerdictTable {
        outcomes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(outcomes));
        conditions = List.copyOf(conditions);
    }

    static VerdictTable of(String name, Rules rules) {
        Judge judge = rules.judge();
        Map<String, Kind> outcomes = new LinkedHashMap<>();
        judge.outcomes().forEach((id, type) -> outcomes.put(id, kind(rules, id, type)));
        return new VerdictTable(name, outcomes, judge.conditions(), judge.pays());
    }

    /// A table of verdicts alone, for rules that judge nobody.
    static VerdictTable bare(String name) {
        return new VerdictTable(name, Map.of(), List.of(), false);
    }

    private static Kind kind(Rules rules, String outcome, @Nullable String type) {
        boolean counted =
                rules.outcome(outcome)
                        .filter(told -> told.unit() != null || told.max() != null)
                        .isPresent();
        return counted || "number".equals(type)
                ? Kind.NUMBER
                : "boolean".equals(type) ? Kind.TRUTH : Kind.TEXT;
    }

    /// The columns that are written to `verdicts`, with their types.
    Map<String, String> columns() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("verdict", "varchar");
        outcomes.forEach((id, kind) -> {
            columns.put("outcome_" + id, kind.type);
            if (kind == Kind.NUMBER) {
                columns.put("outcome_" + id + "_min", kind.type);
                columns.put("outcome_" + id + "_max", kind.type);
            }
        });
        if (pays) {
            for (String amount : List.of("amount", "amount_min", "amount_max")) {
                columns.put(amount, "decimal(18,2)");
            }
        }
        for (String id : conditions) {
            columns.put("condition_" + id, "varchar");
            columns.put("slack_" + id, "decimal(28,4)");
        }
        return columns;
    }

    void create(Database database) {
        List<String> columns = new ArrayList<>();
        columns().forEach((column, type) -> columns.add(Database.name(column) + " " + type));
        columns.add(1, "\"known\" boolean");
        database.run(
                "create table %s (\"row\" bigint, %s)".formatted(name, String.join(", ", columns)));
    }

    /// The columns as SQL, of an alias.
    String select(String alias) {
        return columns().keySet().stream()
                .map(column -> alias + "." + Database.name(column))
                .collect(Collectors.joining(", "));
    }
}
