package org.echelon.population;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.echelon.policy.conformance.TckEngine;
import org.echelon.policy.conformance.TckReport;
import org.echelon.policy.conformance.TckRun;
import org.echelon.policy.dmn.Compilation;
import org.echelon.policy.dmn.CompiledModel;
import org.echelon.policy.dmn.DecisionModel;
import org.echelon.policy.dmn.Session;
import org.echelon.policy.fact.FactDefinition;
import org.echelon.policy.fact.FactDictionary;
import org.echelon.policy.fact.Subject;
import org.echelon.policy.feel.Value;
import org.echelon.policy.ir.Column;
import org.echelon.policy.ir.Day;
import org.echelon.policy.ir.Plan;
import org.echelon.policy.ir.Slot;
import org.echelon.policy.ir.Text;
import org.echelon.policy.ir.Truth;
import org.echelon.policy.lower.Lowering;
import org.echelon.policy.message.Diagnostic;
import org.echelon.policy.message.Words;
import org.echelon.policy.programme.Parameter;
import org.echelon.policy.programme.ProgrammeDefinition;
import org.echelon.policy.programme.Stacking;
import org.echelon.policy.sql.DuckDb;
import org.echelon.policy.sql.Sql;
import org.echelon.policy.sql.SqlPrinter;
import org.echelon.population.HoistedModel.Literals;
import org.echelon.quantity.Rational;

/// The cases of the DMN TCK through SQL on DuckDB: inputs and literals are columns of a row, the
/// decision is lowered and printed as it is for a population. What is refused is skipped.
public final class ColumnConformance implements TckEngine {

    private static final LocalDate DAY = LocalDate.of(2024, 2, 29);

    private final Database database;

    private ColumnConformance(Database database) {
        this.database = database;
    }

    /// Runs every case below a folder.
    public static TckReport run(Path folder) throws IOException {
        Path scratch = Files.createTempDirectory("echelon-conformance");
        try (Database database = Database.open(scratch, 1, 512)) {
            return TckRun.run(folder, new ColumnConformance(database));
        } finally {
            try (var files = Files.walk(scratch)) {
                for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    @Override
    public List<Answer> answers(DecisionModel model, List<Question> questions) {
        Map<String, List<Question>> groups = new LinkedHashMap<>();
        for (Question question : questions) {
            if (question.service() == null) {
                groups.computeIfAbsent(
                                HoistedModel.shape(question.inputs()), _ -> new ArrayList<>())
                        .add(question);
            }
        }
        IdentityHashMap<Question, Answer> answers = new IdentityHashMap<>();
        groups.values().forEach(group -> answer(model, group, answers));
        return questions.stream()
                .map(question ->
                        answers.getOrDefault(
                                question, new Answer.Refused("a decision service is invoked")))
                .toList();
    }

    /// Cases whose inputs have the same shape are rows of one table.
    private void answer(DecisionModel model, List<Question> group, Map<Question, Answer> answers) {
        List<Map<String, Value>> values = new ArrayList<>();
        group.forEach(_ -> values.add(new HashMap<>()));
        Map<String, String> why = new HashMap<>();
        Map<String, String> broken = new HashMap<>();
        for (Literals literals : Literals.values()) {
            Set<String> left = new LinkedHashSet<>();
            for (int i = 0; i < group.size(); i++) {
                left.addAll(group.get(i).decisions());
                left.removeAll(values.get(i).keySet());
            }
            if (left.isEmpty()) {
                break;
            }
            try {
                List<HoistedModel.Hoisted> rows = new ArrayList<>();
                for (Question question : group) {
                    rows.add(
                            !rows.isEmpty() && question.inputs().isEmpty()
                                    ? rows.getFirst()
                                    : HoistedModel.of(model, question.inputs(), literals));
                }
                for (Lowering lowering : lowerings(rows.getFirst(), left, broken)) {
                    left.forEach(name -> why.put(name, refusal(lowering, name)));
                    if (lowering.plan().isPresent()) {
                        run(lowering.plan().get(), rows, left, values);
                    }
                }
            } catch (HoistedModel.Unfit unfit) {
                left.forEach(name -> why.put(name, String.valueOf(unfit.getMessage())));
            }
        }
        for (int i = 0; i < group.size(); i++) {
            Question question = group.get(i);
            answers.put(question, answer(model, question, values.get(i), broken, why));
        }
    }

    private static Answer answer(
            DecisionModel model,
            Question question,
            Map<String, Value> values,
            Map<String, String> broken,
            Map<String, String> why) {
        for (String name : question.decisions()) {
            String fault = broken.get(name);
            if (fault != null && !values.containsKey(name)) {
                return new Answer.Failed(fault);
            }
        }
        Optional<String> refused =
                question.decisions().stream().filter(name -> !values.containsKey(name)).findFirst();
        if (refused.isPresent()) {
            return new Answer.Refused(
                    why.getOrDefault(refused.get(), "the model has no such decision"));
        }
        return givesDurations(model, question)
                ? new Answer.Refused("its value is a duration, on columns a number of days")
                : new Answer.Values(values);
    }

    private static String refusal(Lowering lowering, String decision) {
        String place = "decision " + decision;
        return lowering.refusals().stream()
                .filter(refused ->
                        refused.place().endsWith(place) || refused.place().contains(place + ","))
                .map(Diagnostic::message)
                .findFirst()
                .orElse("the decision gives no column");
    }

    /// A column of days does not say that it is one.
    private static boolean givesDurations(DecisionModel model, Question question) {
        return CompiledModel.compile("decision.dmn", model, List.of()).model().stream()
                .anyMatch(ready -> {
                    Session session = ready.start(question.inputs(), false);
                    return question.decisions().stream()
                            .flatMap(name -> model.decisionNamed(name).stream())
                            .map(decision -> session.decision(decision.id()))
                            .anyMatch(value ->
                                    value instanceof Value.DaysDuration
                                            || value instanceof Value.MonthsDuration);
                });
    }

    /// All decisions at once; one by one where one of them breaks.
    private static List<Lowering> lowerings(
            HoistedModel.Hoisted hoisted, Set<String> wanted, Map<String, String> broken)
            throws HoistedModel.Unfit {
        try {
            return List.of(lowered(hoisted));
        } catch (RuntimeException _) {
            List<Lowering> one = new ArrayList<>();
            for (String name : wanted) {
                try {
                    one.add(lowered(hoisted.offering(name)));
                } catch (RuntimeException fault) {
                    broken.putIfAbsent(name, fault.toString());
                }
            }
            return one;
        }
    }

    private static Lowering lowered(HoistedModel.Hoisted hoisted) throws HoistedModel.Unfit {
        Compilation compilation =
                CompiledModel.compile("decision.dmn", hoisted.model(), hoisted.days().keySet());
        CompiledModel compiled =
                compilation
                        .model()
                        .orElseThrow(() ->
                                new HoistedModel.Unfit(
                                        compilation.diagnostics().getFirst().message()));
        Map<String, Parameter> parameters = new HashMap<>();
        hoisted.days()
                .forEach((name, day) ->
                        parameters.put(
                                name,
                                new Parameter(
                                        name,
                                        day,
                                        null,
                                        Optional.empty(),
                                        Optional.empty(),
                                        "law")));
        FactDictionary dictionary = dictionary(hoisted.columns());
        return Lowering.of(
                new Lowering.Subject(
                        "tck", definition(), parameters, compiled, dictionary, dictionary.all()));
    }

    private static FactDictionary dictionary(Map<String, Value> columns) {
        List<FactDefinition> facts = new ArrayList<>();
        columns.forEach((id, value) -> {
            Words name = new Words(id, id);
            facts.add(
                    new FactDefinition(
                            id,
                            FactDefinition.Period.CURRENT,
                            switch (value) {
                                case Value.Numeric _ -> FactDefinition.Type.NUMBER;
                                case Value.Truth _ -> FactDefinition.Type.BOOLEAN;
                                default -> FactDefinition.Type.TEXT;
                            },
                            value instanceof Value.Numeric(Rational number, _)
                                            && HoistedModel.isGreat(number)
                                    ? "yuan"
                                    : null,
                            true,
                            null,
                            null,
                            Map.of(),
                            null,
                            null,
                            name,
                            name,
                            List.of("declared"),
                            Optional.empty(),
                            Set.of(Subject.Kind.ENTERPRISE)));
        });
        return FactDictionary.of(facts);
    }

    private static ProgrammeDefinition definition() {
        Words name = new Words("tck", "tck");
        return new ProgrammeDefinition(
                "tck",
                name,
                "title",
                "enterprise",
                name,
                "own",
                null,
                null,
                null,
                List.of(),
                Optional.empty(),
                List.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                Stacking.NONE);
    }

    /// Adds the values of the decisions that the plan has, for each row.
    private void run(
            Plan plan,
            List<HoistedModel.Hoisted> rows,
            Set<String> wanted,
            List<Map<String, Value>> values) {
        if (wanted.stream().noneMatch(plan.outcomes()::containsKey)) {
            return;
        }
        List<String> selects = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            List<String> select = new ArrayList<>(List.of(i + " as key"));
            for (Column column : plan.columns()) {
                select.add(
                        literal(column, rows.get(i).columns().get(column.fact()))
                                + " as "
                                + Database.name(column.name()));
            }
            selects.add("select " + String.join(", ", select));
        }
        database.run(
                "create or replace table population as " + String.join(" union all ", selects));
        Map<String, Value> days = rows.getFirst().days();
        Sql sql = SqlPrinter.print(plan, new DuckDb());
        try (ColumnStatement statement = ColumnStatement.of(database, sql, sql.text());
                ResultSet row =
                        statement
                                .bound(slot ->
                                        slot.equals(Slot.AS_OF)
                                                ? new Value.Day(DAY)
                                                : days.getOrDefault(slot.name(), Value.NULL))
                                .executeQuery()) {
            while (row.next()) {
                if (row.getBoolean("exact")) {
                    for (String name : wanted) {
                        Plan.Result result = plan.outcomes().get(name);
                        if (result != null) {
                            values.get(row.getInt("key"))
                                    .putIfAbsent(name, value(row, "outcome_" + name, result));
                        }
                    }
                }
            }
        } catch (SQLException e) {
            throw Database.failed("a case on columns", e);
        }
    }

    private static String literal(Column column, @org.jspecify.annotations.Nullable Value value) {
        return switch (column.type()) {
            case NUMBER ->
                    value instanceof Value.Numeric(Rational number, _)
                            ? "try_cast(%s as bigint)".formatted(number.numerator())
                            : "cast(null as bigint)";
            case TRUTH ->
                    value instanceof Value.Truth(boolean truth)
                            ? Boolean.toString(truth)
                            : "cast(null as boolean)";
            case TEXT ->
                    value instanceof Value.Text(String text)
                            ? Database.text(text)
                            : "cast(null as varchar)";
            case DAY -> "cast(null as date)";
        };
    }

    private static Value value(ResultSet row, String column, Plan.Result result)
            throws SQLException {
        if (result.denominator() != null) {
            Object over = row.getObject(column);
            return over == null
                    ? Value.NULL
                    : Value.of(whole(over).dividedBy(whole(row.getObject(column + " / "))));
        }
        return switch (result.value()) {
            case Truth _ -> {
                boolean truth = row.getBoolean(column);
                yield row.wasNull() ? Value.NULL : Value.of(truth);
            }
            case Text _ -> {
                String text = row.getString(column);
                yield text == null ? Value.NULL : Value.of(text);
            }
            case Day _ -> {
                LocalDate day = row.getObject(column, LocalDate.class);
                yield day == null ? Value.NULL : new Value.Day(day);
            }
            default -> Value.NULL;
        };
    }

    private static Rational whole(Object number) {
        BigInteger whole =
                number instanceof BigInteger wide
                        ? wide
                        : new BigDecimal(number.toString()).toBigIntegerExact();
        return Rational.of(whole, BigInteger.ONE);
    }
}
