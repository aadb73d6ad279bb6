package org.echelon.population;

import static org.echelon.population.Database.name;
import static org.echelon.population.Database.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.echelon.policy.fact.FactDefinition;
import org.echelon.policy.fact.Subject;
import org.echelon.quantity.Rational;

/// A fact as a column: its type, how a file's cell becomes it, and what refuses a cell.
///
/// Amounts are `decimal(18,2)`, counts `bigint`, other numbers `decimal(28,10)`; everything is
/// exact.
///
/// @param fact the fact
/// @param source the type of the file's column
record FactColumn(FactDefinition fact, String source) {

    private static final Set<String> WHOLE =
            Set.of(
                    "TINYINT",
                    "SMALLINT",
                    "INTEGER",
                    "BIGINT",
                    "UTINYINT",
                    "USMALLINT",
                    "UINTEGER",
                    "UBIGINT");

    /// A way in which a cell may be wrong.
    ///
    /// @param code as in an evaluation
    /// @param condition SQL over the raw row, true where the cell is wrong
    /// @param found SQL for what was found
    /// @param other SQL for the other value that disagrees, or `null`
    record Check(String code, String fact, String condition, String found, String other) {}

    /// The type of a fact in the working database and in what is written.
    static String type(FactDefinition fact) {
        return switch (fact.type()) {
            case NUMBER ->
                    "yuan".equals(fact.unit())
                            ? "decimal(18,2)"
                            : fact.integer() ? "bigint" : "decimal(28,10)";
            case BOOLEAN -> "boolean";
            case CODE, TEXT -> "varchar";
        };
    }

    private String raw() {
        return name(fact.id());
    }

    private boolean typed() {
        String upper = source.toUpperCase(Locale.ROOT);
        return switch (fact.type()) {
            case NUMBER ->
                    WHOLE.contains(upper)
                            || (upper.equals("DECIMAL(18,2)")
                                    && type(fact).equals("decimal(18,2)"));
            case BOOLEAN -> upper.equals("BOOLEAN");
            case CODE, TEXT -> upper.equals("VARCHAR");
        };
    }

    private String trimmed() {
        return source.equalsIgnoreCase("VARCHAR")
                ? "nullif(trim(%s), '')".formatted(raw())
                : "cast(%s as varchar)".formatted(raw());
    }

    /// SQL that gives the typed value, null where the cell is empty or wrong.
    String value() {
        return switch (fact.type()) {
            case NUMBER ->
                    typed()
                            ? "try_cast(%s as %s)".formatted(raw(), type(fact))
                            : "try_cast(%s as %s)".formatted(trimmed(), type(fact));
            case BOOLEAN ->
                    typed()
                            ? raw()
                            : "case lower(%s) when 'true' then true when '是' then true when 'false' then false when '否' then false end"
                                    .formatted(trimmed());
            case CODE, TEXT -> trimmed();
        };
    }

    /// Every way in which a cell of this column may be wrong by itself.
    List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        String present = trimmed() + " is not null";
        if (!fact.subjects().contains(Subject.Kind.ENTERPRISE)) {
            checks.add(check("wrong_subject", present));
            return checks;
        }
        boolean yearly = fact.period() == FactDefinition.Period.YEARLY;
        checks.add(
                check(
                        "wrong_period",
                        "%s and \"year\" is %s null".formatted(present, yearly ? "" : "not")));
        if (!typed()) {
            checks.add(check("wrong_type", "%s and %s is null".formatted(present, value())));
        }
        switch (fact.type()) {
            case NUMBER -> {
                Rational min = fact.min();
                Rational max = fact.max();
                if (min != null) {
                    checks.add(
                            check(
                                    min.signum() >= 0 ? "negative" : "out_of_bounds",
                                    "%s < %s".formatted(value(), min)));
                }
                if (max != null) {
                    checks.add(check("out_of_bounds", "%s > %s".formatted(value(), max)));
                }
                if (!typed()) {
                    checks.add(
                            check(
                                    "decimals",
                                    "try_cast(%s as decimal(38,14)) is distinct from try_cast(%s as decimal(38,14)) and %s is not null"
                                            .formatted(trimmed(), value(), value())));
                }
            }
            case CODE -> {
                if (!fact.values().isEmpty()) {
                    String listed =
                            fact.values().keySet().stream()
                                    .map(Database::text)
                                    .collect(Collectors.joining(", "));
                    checks.add(check("wrong_type", "%s not in (%s)".formatted(value(), listed)));
                }
            }
            case BOOLEAN, TEXT -> {}
        }
        return checks;
    }

    private Check check(String code, String condition) {
        return new Check(code, fact.id(), condition, trimmed(), "null");
    }

    /// That a part is above its whole, where both are there.
    Check above(FactColumn whole) {
        return new Check(
                "part_above_whole",
                fact.id(),
                "%s > %s".formatted(value(), whole.value()),
                "cast(%s as varchar)".formatted(value()),
                "cast(%s as varchar)".formatted(whole.value()));
    }

    /// A check as the struct of a problem.
    static String struct(Check check) {
        return "case when %s then {'code': %s, 'fact': %s, 'found': %s, 'other': cast(%s as varchar)} end"
                .formatted(
                        check.condition(),
                        text(check.code()),
                        text(check.fact()),
                        check.found(),
                        check.other());
    }
}
