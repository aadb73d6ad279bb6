package org.echelon.policy.dmn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.echelon.policy.dmn.DecisionTable.HitPolicy;
import org.echelon.policy.feel.Expression;
import org.echelon.policy.feel.FeelParser;
import org.jspecify.annotations.Nullable;

/// Compiles one decision table.
final class TableCompiler {

    private final LogicCompiler expressions;
    private final ModelTypes types;
    private final String place;
    private final Visible names;

    TableCompiler(LogicCompiler expressions, ModelTypes types, String place, Visible names) {
        this.expressions = expressions;
        this.types = types;
        this.place = place;
        this.names = names;
    }

    TableLogic compile(DecisionTable table) {
        List<TableLogic.Column> columns = new ArrayList<>();
        for (DecisionTable.Input input : table.inputs()) {
            columns.add(column(input, ", input " + (columns.size() + 1)));
        }
        List<TableLogic.Row> rows = new ArrayList<>();
        for (DecisionTable.Rule rule : table.rules()) {
            rows.add(row(rule, ", rule " + (rows.size() + 1)));
        }
        return new TableLogic(table, columns, rows, outputs(table));
    }

    private TableLogic.Column column(DecisionTable.Input input, String where) {
        String at = place + where;
        Logic logic = new Logic.Literal(expressions.feel(input.expression(), at, names));
        String values = input.values();
        return new TableLogic.Column(
                input.expression(),
                expressions.typed(logic, input.typeRef(), at),
                values == null ? null : expressions.tests(values, at + ", values", names));
    }

    private TableLogic.Row row(DecisionTable.Rule rule, String where) {
        List<TableLogic.Cell> cells = new ArrayList<>();
        for (String text : rule.inputs()) {
            String at = place + where + ", input " + (cells.size() + 1);
            cells.add(new TableLogic.Cell(text, expressions.tests(text, at, names)));
        }
        List<Logic> outputs = new ArrayList<>();
        for (String text : rule.outputs()) {
            String at = place + where + ", output " + (outputs.size() + 1);
            outputs.add(new Logic.Literal(expressions.feel(text, at, names)));
        }
        return new TableLogic.Row(rule.id(), List.copyOf(cells), List.copyOf(outputs));
    }

    private Outputs outputs(DecisionTable table) {
        List<String> columns = new ArrayList<>();
        List<DmnType> outputTypes = new ArrayList<>();
        List<@Nullable Logic> defaults = new ArrayList<>();
        List<@Nullable Logic> priorities = new ArrayList<>();
        boolean anyDefault = false;
        boolean ordered =
                table.hitPolicy() == HitPolicy.PRIORITY
                        || table.hitPolicy() == HitPolicy.OUTPUT_ORDER;
        for (DecisionTable.Output output : table.outputs()) {
            String at = place + ", output " + (columns.size() + 1);
            String name = output.name();
            columns.add(name == null ? "output " + (columns.size() + 1) : name);
            outputTypes.add(types.type(output.typeRef(), at));
            String entry = output.defaultEntry();
            anyDefault |= entry != null;
            defaults.add(
                    entry == null
                            ? null
                            : new Logic.Literal(expressions.feel(entry, at + ", default", names)));
            priorities.add(ordered ? priority(output, at) : null);
        }
        return new Outputs(columns, outputTypes, anyDefault ? defaults : null, priorities);
    }

    /// Output values as the list they are, in descending priority.
    private @Nullable Logic priority(DecisionTable.Output output, String at) {
        String values = output.values();
        if (values == null) {
            return null;
        }
        Optional<Expression> list = FeelParser.expression("[" + values + "]", names.names()).tree();
        if (list.isEmpty()) {
            expressions.tests(values, at + ", values", names); // says what is wrong with it
            return null;
        }
        return new Logic.Literal(list.get());
    }
}
