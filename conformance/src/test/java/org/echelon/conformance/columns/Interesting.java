package org.echelon.conformance.columns;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.echelon.policy.Programme;
import org.echelon.policy.Version;
import org.echelon.policy.dmn.Compilation;
import org.echelon.policy.dmn.CompiledModel;
import org.echelon.policy.dmn.DmnReader;
import org.echelon.policy.dmn.Formula;
import org.echelon.policy.feel.Expression;
import org.echelon.policy.feel.ExpressionParts;
import org.echelon.policy.feel.Value;
import org.echelon.policy.programme.Profile;
import org.echelon.quantity.Rational;

/// The numbers, texts and days that a version's model and parameters name: where verdicts turn.
record Interesting(List<Rational> numbers, List<String> texts, List<LocalDate> days) {

    static Interesting of(Programme programme, Version version) {
        Set<Rational> numbers = new LinkedHashSet<>();
        Set<String> texts = new LinkedHashSet<>();
        Set<LocalDate> days = new LinkedHashSet<>();
        Collector into = new Collector(numbers, texts, days);
        version.parameters().values().forEach(parameter -> into.add(parameter.value()));
        for (Formula formula : model(version).formulas()) {
            into.add(formula.expression());
        }
        programme.facts().all().forEach(fact -> texts.addAll(fact.values().keySet()));
        return new Interesting(List.copyOf(numbers), List.copyOf(texts), List.copyOf(days));
    }

    private static CompiledModel model(Version version) {
        byte[] xml = version.files().get("decision.dmn");
        Set<String> names = new LinkedHashSet<>(Profile.INPUTS);
        names.addAll(Profile.ENTRIES);
        names.addAll(version.parameters().keySet());
        String place = version.place();
        Compilation compilation =
                CompiledModel.compile(
                        place,
                        DmnReader.read(place, xml == null ? new byte[0] : xml)
                                .model()
                                .orElseThrow(),
                        names);
        return compilation.model().orElseThrow();
    }

    private record Collector(Set<Rational> numbers, Set<String> texts, Set<LocalDate> days) {

        void add(Expression expression) {
            if (expression instanceof Expression.Literal(Value value)) {
                add(value);
            }
            ExpressionParts.of(expression).forEach(this::add);
        }

        void add(Value value) {
            switch (value) {
                case Value.Numeric(Rational number, _) -> numbers.add(number);
                case Value.Text(String text) -> texts.add(text);
                case Value.Day(LocalDate day) -> days.add(day);
                case Value.Items(List<Value> items) -> items.forEach(this::add);
                case Value.Context(Map<String, Value> entries) ->
                        new ArrayList<>(entries.values()).forEach(this::add);
                default -> {}
            }
        }
    }
}
