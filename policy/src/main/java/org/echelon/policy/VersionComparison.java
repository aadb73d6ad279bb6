package org.echelon.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.echelon.policy.difference.Difference;
import org.echelon.policy.difference.Differences;
import org.echelon.policy.difference.Edition;
import org.echelon.policy.difference.Effect;
import org.echelon.policy.fact.FactsFile;
import org.echelon.policy.result.Condition;
import org.echelon.policy.result.Evaluation;
import org.echelon.policy.result.Quantity;

/// Compares two versions of a programme: what their files say, and which examples they judge
/// differently.
final class VersionComparison {

    /// These are compared part by part; examples are judged, not compared.
    private static final Set<String> TOLD_BY_PART =
            Set.of("version.yaml", "decision.dmn", "parameters.yaml", "papers.yaml", "checksum");

    private final Programme earlier;
    private final Version before;
    private final Programme later;
    private final Version after;

    VersionComparison(Programme earlier, Version before, Programme later, Version after) {
        this.earlier = earlier;
        this.before = before;
        this.later = later;
        this.after = after;
    }

    /// Empty where the decision of one of the two cannot be read; its diagnostics say why.
    Optional<Difference> difference() {
        Optional<Edition> old = edition(earlier, before);
        Optional<Edition> now = edition(later, after);
        if (old.isEmpty() || now.isEmpty()) {
            return Optional.empty();
        }
        List<Effect> effects = new ArrayList<>();
        int judged = 0;
        for (Map.Entry<String, byte[]> example : examples().entrySet()) {
            Optional<Effect> effect = judge(example.getKey(), example.getValue());
            if (effect.isPresent()) {
                judged++;
                effect.filter(told -> !told.differing().isEmpty()).ifPresent(effects::add);
            }
        }
        return Optional.of(
                new Difference(
                        later.id(),
                        before.definition().from(),
                        after.definition().from(),
                        Differences.between(old.get(), now.get()),
                        effects,
                        judged));
    }

    private static Optional<Edition> edition(Programme programme, Version version) {
        return version.model()
                .map(model ->
                        new Edition(
                                programme.definition(),
                                version.definition(),
                                version.parameters(),
                                version.papers(),
                                model,
                                version.names(),
                                otherFiles(version)));
    }

    private static Map<String, String> otherFiles(Version version) {
        Map<String, String> checksums = new TreeMap<>();
        version.files()
                .forEach((name, bytes) -> {
                    if (!TOLD_BY_PART.contains(name) && !name.startsWith("examples/")) {
                        checksums.put(
                                name,
                                new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1));
                    }
                });
        return checksums;
    }

    /// The examples of both versions, by file; of two at one place the later version's counts.
    private SortedMap<String, byte[]> examples() {
        SortedMap<String, byte[]> all = new TreeMap<>();
        before.examples().forEach((name, bytes) -> all.put(before.place() + "/" + name, bytes));
        after.examples().forEach((name, bytes) -> all.put(after.place() + "/" + name, bytes));
        return all;
    }

    private Optional<Effect> judge(String place, byte[] yaml) {
        FactsFile.Reading reading = FactsFile.read(place, yaml, later.facts());
        if (reading.refused() || reading.file().isEmpty()) {
            return Optional.empty();
        }
        FactsFile file = reading.file().get();
        LocalDate day =
                file.asOf() != null
                        ? file.asOf()
                        : place.startsWith(before.place() + "/")
                                ? before.definition().from()
                                : after.definition().from();
        Question question = Question.asOf(day, day);
        Optional<Evaluation> old = earlier.evaluateUnder(before, file.facts(), question);
        Optional<Evaluation> now = later.evaluateUnder(after, file.facts(), question);
        return old.isEmpty() || now.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Effect(
                                place,
                                file.name() == null ? place : file.name(),
                                old.get(),
                                now.get(),
                                differing(old.get(), now.get())));
    }

    private static List<String> differing(Evaluation old, Evaluation now) {
        List<String> differing = new ArrayList<>();
        for (Condition condition : old.conditions()) {
            now.conditions().stream()
                    .filter(other -> other.id().equals(condition.id()))
                    .filter(other -> other.status() != condition.status())
                    .forEach(other -> differing.add(other.id()));
        }
        Map<String, Quantity> outcomes = now.outcomes();
        old.outcomes()
                .forEach((id, quantity) -> {
                    if (outcomes.containsKey(id) && !quantity.equals(outcomes.get(id))) {
                        differing.add(id);
                    }
                });
        if (!Objects.equals(old.amount(), now.amount())) {
            differing.add("amount");
        }
        if (old.verdict() != now.verdict() && differing.isEmpty()) {
            differing.add("verdict");
        }
        return differing;
    }
}
