package org.echelon.policy.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.echelon.policy.check.geometry.Box;
import org.echelon.policy.check.geometry.Cover;
import org.echelon.policy.check.geometry.Runs;
import org.echelon.policy.dmn.BusinessKnowledgeModel;
import org.echelon.policy.dmn.Decision;
import org.echelon.policy.dmn.Formula;
import org.echelon.policy.feel.Expression;

/// Follows a null to where it ends: in a rule, a dash, a condition, an outcome, or nowhere.
final class NullFlow {

    private static final int DEPTH = 8;

    private final Study study;

    NullFlow(Study study) {
        this.study = study;
    }

    /// What becomes of a null.
    sealed interface Fate {

        String words();

        /// A rule says what null gives.
        record Ruled(String words) implements Fate {}

        /// The profile says it, or a dash takes it.
        record Defined(String words) implements Fate {}

        /// Nothing answers for it.
        record Lost(String words) implements Fate {}
    }

    /// What becomes of a null in an expression, which makes the whole of it null.
    Fate of(Formula formula) {
        return of(formula, 0);
    }

    private Fate of(Formula formula, int depth) {
        return switch (formula.role()) {
            case Formula.Role.Input(var table, int column) -> input(study.table(table), column);
            case Formula.Role.Output _ -> owner(formula, depth);
            case Formula.Role.Logic _ ->
                    isTest(formula.expression())
                            ? new Fate.Defined(
                                    "the comparison is null, so the condition is not met")
                            : owner(formula, depth);
            case Formula.Role.Cell _ -> new Fate.Lost("the cell then matches nothing");
            case Formula.Role.Part _ -> new Fate.Lost("nothing says what null means here");
        };
    }

    private static boolean isTest(Expression expression) {
        return switch (expression) {
            case Expression.Comparison _,
                    Expression.And _,
                    Expression.Or _,
                    Expression.Between _,
                    Expression.In _ ->
                    true;
            default -> false;
        };
    }

    /// What becomes of the null that a decision or knowledge model gives.
    private Fate owner(Formula formula, int depth) {
        if (depth > DEPTH) {
            return new Fate.Lost("nothing says what null means here");
        }
        Optional<Decision> decision = study.symbols().decision(formula.owner());
        List<Fate> fates = new ArrayList<>();
        if (decision.isPresent()) {
            String name = decision.get().name();
            if (isOutcome(name)) {
                fates.add(new Fate.Defined("the outcome " + name + " is then undefined"));
            }
            for (Formula reader : study.symbols().formulas()) {
                if (reads(reader, decision.get())) {
                    fates.add(read(reader, name, depth + 1));
                }
            }
        } else {
            fates.addAll(callers(formula.owner(), depth));
        }
        return worst(fates);
    }

    /// What becomes of a null that a knowledge model gives to those who call it.
    private List<Fate> callers(String owner, int depth) {
        List<Fate> fates = new ArrayList<>();
        for (Formula reader : study.symbols().formulas()) {
            if (reader.expression() instanceof Expression.Call(Expression.Name(String name), _, _)
                    && study.symbols().find(Place.of(reader), name)
                            instanceof Symbols.Symbol.OfKnowledge(var function)
                    && function.id().equals(owner)) {
                fates.add(of(reader, depth + 1));
            }
        }
        return fates;
    }

    private static Fate worst(List<Fate> fates) {
        Fate worst = null;
        for (Fate fate : fates) {
            if (worst == null || rank(fate) > rank(worst)) {
                worst = fate;
            }
        }
        return worst == null ? new Fate.Lost("nothing says what null means here") : worst;
    }

    private static int rank(Fate fate) {
        return switch (fate) {
            case Fate.Ruled _ -> 0;
            case Fate.Defined _ -> 1;
            case Fate.Lost _ -> 2;
        };
    }

    private boolean isOutcome(String decision) {
        return study.subject().model().model().serviceNamed("outcomes").stream()
                .flatMap(service -> service.outputDecisions().stream())
                .flatMap(id -> study.symbols().decision(id).stream())
                .anyMatch(offered -> offered.name().equals(decision));
    }

    private boolean reads(Formula reader, Decision decision) {
        boolean[] reads = new boolean[1];
        Parts.forEach(
                reader,
                (part, at) -> {
                    if (part instanceof Expression.Name(String name)
                            && study.symbols().find(at, name)
                                    instanceof Symbols.Symbol.OfDecision(var named)) {
                        reads[0] |= named.id().equals(decision.id());
                    }
                });
        return reads[0];
    }

    /// What becomes of a null that an expression reads by a name.
    private Fate read(Formula reader, String name, int depth) {
        Expression expression = reader.expression();
        if (expression.equals(new Expression.Name(name)) || isTest(expression)) {
            return of(reader, depth);
        }
        if (expression instanceof Expression.Call(Expression.Name(String called), _, var arguments)
                && arguments.contains(new Expression.Name(name))
                && study.symbols().find(Place.of(reader), called)
                        instanceof Symbols.Symbol.OfKnowledge(var function)) {
            return argument(function, arguments.indexOf(new Expression.Name(name)), depth);
        }
        return new Fate.Lost(
                "%s reads it, and nothing there says what null means".formatted(reader.place()));
    }

    private Fate argument(BusinessKnowledgeModel function, int position, int depth) {
        List<Fate> fates = new ArrayList<>();
        for (Formula formula : study.symbols().formulas()) {
            if (formula.owner().equals(function.id())
                    && formula.expression() instanceof Expression.Name(String name)
                    && study.symbols().find(Place.of(formula), name)
                            instanceof Symbols.Symbol.Argument(_, int at)
                    && at == position) {
                fates.add(of(formula, depth));
            }
        }
        return worst(fates);
    }

    /// What becomes of null in a column.
    private static Fate input(TableStudy table, int column) {
        Runs nothing = table.axis(column).nothing();
        List<Box> explicit = new ArrayList<>();
        for (int r = 0; r < table.rules(); r++) {
            if (!table.table().cell(r, column).any()) {
                explicit.add(table.sure(r));
            }
        }
        if (isCovered(table, explicit, column, nothing)) {
            return new Fate.Ruled("a rule takes null");
        }
        if (isCovered(table, table.sure(), column, nothing)) {
            return new Fate.Defined(
                    "in %s a dash takes it, with the result for the rest"
                            .formatted(table.table().place()));
        }
        return new Fate.Lost(
                table.hasDefault()
                        ? "in %s only the default takes it".formatted(table.table().place())
                        : "in %s no rule takes it".formatted(table.table().place()));
    }

    private static boolean isCovered(TableStudy table, List<Box> boxes, int column, Runs nothing) {
        Cover cover = new Cover(boxes, table.columns());
        for (Box region : table.regions()) {
            Box box = region.with(column, region.side(column).and(nothing));
            if (!box.isEmpty() && (cover.witness(box).isPresent() || cover.isExhausted())) {
                return false;
            }
        }
        return true;
    }
}
