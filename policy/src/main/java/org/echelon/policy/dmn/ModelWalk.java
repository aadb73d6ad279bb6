package org.echelon.policy.dmn;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.echelon.policy.feel.Expression;
import org.jspecify.annotations.Nullable;

/// Goes through the logic of a compiled model and collects its expressions and tables.
final class ModelWalk {

    private final List<Formula> formulas = new ArrayList<>();
    private final List<CompiledTable> tables = new ArrayList<>();

    private ModelWalk() {}

    static ModelWalk of(CompiledModel model) {
        ModelWalk walk = new ModelWalk();
        for (Node node : model.nodes()) {
            switch (node) {
                case Node.Result result when model.model().decisions().contains(result.decision) ->
                        walk.owner(
                                result.decision.id(),
                                "decision " + result.name,
                                result.logic,
                                Set.of());
                case Node.Knowledge knowledge
                        when model.model().knowledgeModels().contains(knowledge.model) ->
                        walk.owner(
                                knowledge.model.id(),
                                "knowledge model " + knowledge.name,
                                knowledge.body,
                                Set.copyOf(knowledge.parameters));
                default -> {}
            }
        }
        return walk;
    }

    List<Formula> formulas() {
        return List.copyOf(formulas);
    }

    List<CompiledTable> tables() {
        return List.copyOf(tables);
    }

    /// Where the walk is.
    ///
    /// @param whole whether what comes is the whole logic of its owner
    private record At(
            String owner, String place, Set<String> locals, boolean inFunction, boolean whole) {

        At part(String where) {
            return new At(owner, place + where, locals, inFunction, false);
        }

        At with(String name) {
            Set<String> more = new HashSet<>(locals);
            more.add(name);
            return new At(owner, place, more, inFunction, false);
        }

        At within(List<String> names) {
            Set<String> more = new HashSet<>(locals);
            more.addAll(names);
            return new At(owner, place, more, true, false);
        }
    }

    private void owner(String id, String place, @Nullable Logic logic, Set<String> parameters) {
        if (logic != null) {
            walk(logic, new At(id, place, parameters, false, true));
        }
    }

    private void walk(Logic logic, At at) {
        switch (logic) {
            case Logic.Literal(Expression expression) ->
                    add(
                            at,
                            at.whole ? new Formula.Role.Logic() : new Formula.Role.Part(),
                            expression);
            case Logic.Typed(Logic inner, _) -> walk(inner, at);
            case Logic.Entries(var entries, Logic result) -> {
                At inner = at;
                for (Logic.Entries.Entry entry : entries) {
                    walk(entry.value(), inner.part(", entry " + entry.name()));
                    inner = inner.with(entry.name());
                }
                if (result != null) {
                    walk(result, inner.part(", result"));
                }
            }
            case Logic.ItemList(var items) -> {
                for (int i = 0; i < items.size(); i++) {
                    walk(items.get(i), at.part(", item " + (i + 1)));
                }
            }
            case Logic.Rows(_, var rows) -> {
                for (int r = 0; r < rows.size(); r++) {
                    for (int c = 0; c < rows.get(r).size(); c++) {
                        walk(
                                rows.get(r).get(c),
                                at.part(", row " + (r + 1) + ", column " + (c + 1)));
                    }
                }
            }
            case Logic.Choice(Logic condition, Logic then, Logic otherwise) -> {
                walk(condition, at.part(", if"));
                walk(then, at.part(", then"));
                walk(otherwise, at.part(", else"));
            }
            case Logic.Invoke(Logic function, var bindings) -> {
                walk(function, at.part(""));
                bindings.forEach((name, binding) -> walk(binding, at.part(", parameter " + name)));
            }
            case Logic.Define(var parameters, _, Logic body) -> {
                if (body != null) {
                    walk(body, at.within(parameters));
                }
            }
            case Logic.External(Logic definition, _) -> walk(definition, at.part(""));
            case Iteration(_, String variable, Logic in, Logic body) -> {
                walk(in, at.part(", in"));
                walk(body, at.within(List.of(variable)));
            }
            case TableLogic table -> table(table, at);
        }
    }

    private void table(TableLogic logic, At at) {
        CompiledTable table = new CompiledTable(logic, at.owner, at.place, at.inFunction, at.whole);
        tables.add(table);
        for (int c = 0; c < table.columns(); c++) {
            add(at.part(", input " + (c + 1)), new Formula.Role.Input(table, c), table.input(c));
        }
        for (int r = 0; r < table.rules(); r++) {
            String rule = ", rule " + (r + 1);
            for (int c = 0; c < table.columns(); c++) {
                for (Expression test : table.cell(r, c).tests()) {
                    add(
                            at.part(rule + ", input " + (c + 1)),
                            new Formula.Role.Cell(table, r, c),
                            test);
                }
            }
            for (int o = 0; o < logic.rows().get(r).outputs().size(); o++) {
                add(
                        at.part(rule + ", output " + (o + 1)),
                        new Formula.Role.Output(table, r, o),
                        table.output(r, o));
            }
        }
        List<@Nullable Logic> defaults = logic.outputs().defaults();
        if (defaults != null) {
            for (int o = 0; o < defaults.size(); o++) {
                Logic entry = defaults.get(o);
                if (entry != null) {
                    walk(entry, at.part(", output " + (o + 1) + ", default"));
                }
            }
        }
    }

    private void add(At at, Formula.Role role, Expression expression) {
        formulas.add(new Formula(at.owner, at.place, role, expression, at.locals));
    }
}
