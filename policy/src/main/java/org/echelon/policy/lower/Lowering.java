package org.echelon.policy.lower;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.echelon.policy.dmn.CompiledModel;
import org.echelon.policy.dmn.Decision;
import org.echelon.policy.dmn.DecisionService;
import org.echelon.policy.fact.FactDefinition;
import org.echelon.policy.fact.FactDefinition.Period;
import org.echelon.policy.fact.FactDictionary;
import org.echelon.policy.fact.Particular;
import org.echelon.policy.feel.Value;
import org.echelon.policy.ir.Column;
import org.echelon.policy.ir.Day;
import org.echelon.policy.ir.Plan;
import org.echelon.policy.ir.Reads;
import org.echelon.policy.ir.Relation;
import org.echelon.policy.ir.Slot;
import org.echelon.policy.ir.Text;
import org.echelon.policy.ir.Truth;
import org.echelon.policy.ir.Whole;
import org.echelon.policy.message.Diagnostic;
import org.echelon.policy.programme.OutcomeDefinition;
import org.echelon.policy.programme.Parameter;
import org.echelon.policy.programme.ProgrammeDefinition;
import org.jspecify.annotations.Nullable;

/// A version's decision brought to columns, or why it cannot be.
///
/// @param plan absent where a condition or the amount cannot be exact; an outcome that cannot is
///   left out of it
/// @param refusals what is refused, each with file, decision and cell, what was found and why
public record Lowering(Optional<Plan> plan, List<Diagnostic> refusals) {

    public Lowering {
        refusals = List.copyOf(refusals);
    }

    /// What is lowered.
    ///
    /// @param place the version's folder
    /// @param read the facts that the decision reads
    public record Subject(
            String place,
            ProgrammeDefinition definition,
            Map<String, Parameter> parameters,
            CompiledModel model,
            FactDictionary dictionary,
            List<FactDefinition> read) {

        public Subject {
            read = List.copyOf(read);
        }
    }

    /// Lowers a version's decision.
    public static Lowering of(Subject subject) {
        return new Maker(subject).make();
    }

    /// A rule of a table.
    ///
    /// @param table where it stands, see [CompiledTable#place()]
    /// @param number from 1
    public record Rule(String table, int number) {}

    /// A plan that tells for rules, instead of conditions, whether a subject may hit them: a rule
    /// that is not met is not hit, whatever the unknown facts are. The ids are the places in the
    /// list, from 1; rules that nobody can hit are left out. Absent where not all of the decision
    /// is on columns.
    ///
    /// What has to hold for a table to be read at all is not asked, so that a rule may be met and
    /// still be hit by nobody.
    public static Optional<Plan> ofRules(Subject subject, List<Rule> rules) {
        return new Maker(subject).makeRules(rules);
    }

    /// Whether every condition, outcome and amount runs on columns.
    public boolean isComplete() {
        return plan.isPresent() && refusals.isEmpty();
    }

    private static final class Maker {
        private final Subject subject;
        private final Sources sources;
        private final FromDmn dmn;
        private final Slacks measures;
        private boolean whole = true;

        Maker(Subject subject) {
            this.subject = subject;
            this.sources = new Sources(subject.dictionary(), subject.definition().subjectKind());
            this.dmn = new FromDmn(subject.model(), sources, inputs());
            this.measures = new Slacks(subject, dmn);
        }

        private Map<String, Symbol> inputs() {
            Map<String, Value> parameters = new LinkedHashMap<>();
            subject.parameters()
                    .forEach((name, parameter) -> parameters.put(name, parameter.value()));
            Symbol years = new Symbol.Items(List.of(year(3), year(2), year(1)), true);
            return Map.of(
                    "as of",
                    new Symbol.Date(Day.AS_OF),
                    subject.definition().subjectKind().code(),
                    new Symbol.Particulars(),
                    "last",
                    new Symbol.Year(1),
                    "years",
                    years,
                    "current",
                    new Symbol.Facts(Period.CURRENT),
                    "panel",
                    new Symbol.Facts(Period.PANEL),
                    "holds",
                    rows(Relation.TITLES),
                    "received",
                    rows(Relation.AWARDS),
                    "parameters",
                    new Symbol.Parameters("", new Value.Context(parameters)));
        }

        private static Symbol.Items.Member year(int back) {
            return new Symbol.Items.Member(new Symbol.Year(back), new Truth.YearExists(back));
        }

        private static Symbol rows(Relation relation) {
            return new Symbol.Rows(relation, Truth.TRUE, new Symbol.Row(relation));
        }

        Lowering make() {
            Map<String, Truth> conditions = new LinkedHashMap<>();
            Map<String, Plan.Result> slacks = new LinkedHashMap<>();
            Map<String, Decision> offered = offered("conditions");
            Set<String> order = new LinkedHashSet<>(subject.definition().conditions().keySet());
            order.addAll(offered.keySet());
            for (String id : order) {
                Decision decision = offered.get(id);
                Symbol symbol = decision == null ? null : lowered(decision);
                if (decision == null) {
                    continue;
                }
                if (symbol == null) {
                    whole = false;
                    continue;
                }
                conditions.put(id, Truth.certain(FromFeel.truth(symbol)));
                measures.of(decision).map(Maker::result).ifPresent(slack -> slacks.put(id, slack));
            }
            Map<String, Plan.Result> outcomes = outcomes();
            Optional<Plan.Result> amount = Optional.empty();
            Optional<Decision> payable = offered("amount").values().stream().findFirst();
            if (payable.isPresent()) {
                Symbol symbol = lowered(payable.get());
                whole &= symbol != null;
                amount = Optional.ofNullable(symbol == null ? null : result(symbol));
            }
            return new Lowering(
                    whole
                            ? Optional.of(plan(region(), conditions, slacks, outcomes, amount))
                            : Optional.empty(),
                    refusals());
        }

        Optional<Plan> makeRules(List<Rule> rules) {
            if (!make().isComplete()) {
                return Optional.empty();
            }
            RuleHits hits = new RuleHits(dmn.reached());
            Map<String, Truth> asked = new LinkedHashMap<>();
            for (int i = 0; i < rules.size(); i++) {
                Truth hit = hits.of(rules.get(i));
                if (!hit.equals(Truth.FALSE)) {
                    asked.put("" + (i + 1), hit);
                }
            }
            return Optional.of(plan(Optional.empty(), asked, Map.of(), Map.of(), Optional.empty()));
        }

        private Map<String, Plan.Result> outcomes() {
            Map<String, Plan.Result> outcomes = new LinkedHashMap<>();
            Map<String, Decision> offered = offered("outcomes");
            Map<String, Decision> named = new LinkedHashMap<>();
            for (Map.Entry<String, OutcomeDefinition> outcome :
                    subject.definition().outcomes().entrySet()) {
                String other = outcome.getValue().decision();
                Decision decision = offered.remove(other == null ? outcome.getKey() : other);
                if (decision != null) {
                    named.put(outcome.getKey(), decision);
                }
            }
            named.putAll(offered);
            named.forEach((id, decision) -> {
                Symbol symbol = lowered(decision);
                Plan.Result result = symbol == null ? null : result(symbol);
                if (result != null) {
                    outcomes.put(id, result);
                }
            });
            return outcomes;
        }

        private Map<String, Decision> offered(String service) {
            Map<String, Decision> decisions = new LinkedHashMap<>();
            subject.model().model().serviceNamed(service).stream()
                    .map(DecisionService::outputDecisions)
                    .flatMap(List::stream)
                    .flatMap(id -> subject.model().model().decision(id).stream())
                    .forEach(decision -> decisions.put(decision.name(), decision));
            return decisions;
        }

        private @Nullable Symbol lowered(Decision decision) {
            try {
                return dmn.decision(decision);
            } catch (Refusal _) {
                return null; // kept with its place in what was refused
            }
        }

        private static Plan.@Nullable Result result(Symbol symbol) {
            Symbol.Ratio number = Choices.isNull(symbol) ? null : Choices.number(symbol);
            if (number != null) {
                return new Plan.Result(number.numerator(), number.denominator());
            }
            Truth truth = Choices.isNull(symbol) ? null : Choices.truth(symbol);
            if (truth != null) {
                return new Plan.Result(truth, null);
            }
            Text text = Choices.text(symbol);
            if (text != null) {
                return new Plan.Result(text, null);
            }
            Day day = Choices.day(symbol);
            if (day != null) {
                return new Plan.Result(day, null);
            }
            Whole days = Choices.days(symbol);
            return days == null ? null : new Plan.Result(days, Whole.Literal.ONE);
        }

        private List<Diagnostic> refusals() {
            List<Diagnostic> diagnostics = new ArrayList<>();
            dmn.refused()
                    .values()
                    .forEach(refused ->
                            diagnostics.add(
                                    Diagnostic.warning(
                                            "not_on_columns",
                                            subject.place() + "/decision.dmn, " + refused.place(),
                                            refused.reason())));
            return diagnostics;
        }

        private Optional<Plan.Region> region() {
            return Optional.ofNullable(subject.definition().region())
                    .filter(prefix -> !prefix.isEmpty())
                    .map(prefix -> new Plan.Region(sources.column(Particular.REGION), prefix));
        }

        private Plan plan(
                Optional<Plan.Region> region,
                Map<String, Truth> conditions,
                Map<String, Plan.Result> slacks,
                Map<String, Plan.Result> outcomes,
                Optional<Plan.Result> amount) {
            Reads reads = new Reads();
            conditions.values().forEach(reads::add);
            List<Plan.Result> results = new ArrayList<>(outcomes.values());
            amount.ifPresent(results::add);
            results.addAll(slacks.values());
            results.forEach(result -> reads.add(result.value()).add(result.denominator()));
            Set<Column> columns = new LinkedHashSet<>();
            region.ifPresent(wanted -> columns.add(wanted.column()));
            Optional<Plan.Beginning> began = reads.years() ? began() : Optional.empty();
            began.filter(Plan.Beginning::known).ifPresent(day -> columns.add(day.column()));
            columns.addAll(reads.columns());
            Set<Slot> slots = new LinkedHashSet<>(List.of(Slot.AS_OF));
            slots.addAll(reads.slots());
            return new Plan(
                    subject.place(),
                    began,
                    region,
                    reads.definitions(),
                    conditions,
                    slacks,
                    outcomes,
                    amount,
                    List.copyOf(columns),
                    List.copyOf(slots),
                    bounds(columns),
                    columns.stream()
                            .filter(column ->
                                    subject.definition().bands().containsKey(column.fact()))
                            .toList());
        }

        private Map<Column, Plan.Bounds> bounds(Set<Column> columns) {
            Map<Column, Plan.Bounds> bounds = new LinkedHashMap<>();
            for (Column column : columns) {
                sources.bounds(column, subject.read())
                        .ifPresent(found -> bounds.put(column, found));
            }
            return bounds;
        }

        private Optional<Plan.Beginning> began() {
            org.echelon.policy.fact.Subject.Kind kind = subject.definition().subjectKind();
            return kind.particulars().stream()
                    .filter(Particular::isDay)
                    .findFirst()
                    .map(sources::column)
                    .map(column ->
                            new Plan.Beginning(
                                    column, kind != org.echelon.policy.fact.Subject.Kind.PERSON));
        }
    }
}
