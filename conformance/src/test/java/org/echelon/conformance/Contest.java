package org.echelon.conformance;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.echelon.policy.feel.Value;
import org.jspecify.annotations.Nullable;

/// Compares every decision's result of an engine with this engine's, before anything is measured.
///
/// What an engine cannot run, or runs to another result, is named here with the reason. Anything
/// else stops the contest, and so does what is named here and is no longer so.
final class Contest {

    private static final Set<ContestModel> TECH_SME =
            EnumSet.of(ContestModel.TECH_SME, ContestModel.TECH_SME_2022);

    private Contest() {}

    /// The decisions that an engine cannot run, with the reason; they are left out when it is
    /// measured.
    static Map<String, String> cannotRun(ContestEngine engine, ContestModel model) {
        Map<String, String> reasons = new TreeMap<>();
        if (engine == ContestEngine.JDMN_GENERATED && model == ContestModel.HNTE) {
            String needsIt = "needs sales_growth";
            reasons.put("sales_growth", "the Java generated for years[1].revenue does not compile");
            reasons.put("sales_growth_grade", needsIt);
            reasons.put("sales_growth_low", needsIt);
            reasons.put("sales_growth_high", needsIt);
            reasons.put("sales_growth_score", needsIt);
            reasons.put("total_score", needsIt);
            reasons.put("innovation_score", needsIt);
        }
        return reasons;
    }

    /// The decisions that an engine runs to another result, with the reason; they are measured.
    static Map<String, String> differs(ContestEngine engine, ContestModel model) {
        Map<String, String> reasons = new TreeMap<>();
        if (engine == ContestEngine.JDMN_GENERATED && TECH_SME.contains(model)) {
            reasons.put(
                    "direct_hnte", "\"some\" over fewer than two items is null in generated Java");
            reasons.put("direct", "direct_hnte is null instead of false");
        }
        return reasons;
    }

    /// The engine with the model, once its results are known to be right but for what is named.
    static Contestant compared(ContestEngine engine, ContestModel model) {
        Contestant contestant = engine.enter(model);
        Map<String, Value> theirs = contestant.results();
        Map<String, String> without = cannotRun(engine, model);
        Map<String, String> different = differs(engine, model);
        ContestEngine.ECHELON
                .enter(model)
                .results()
                .forEach((decision, ours) -> {
                    String found = difference(ours, theirs.get(decision));
                    String known =
                            without.containsKey(decision)
                                    ? "cannot run"
                                    : different.containsKey(decision) ? "differs" : "same";
                    if (!found.equals(known)) {
                        throw new IllegalStateException(
                                "%s, %s of %s: expected \"%s\", found \"%s\": %s here, %s there"
                                        .formatted(
                                                engine.words(),
                                                decision,
                                                model,
                                                known,
                                                found,
                                                ours,
                                                theirs.get(decision)));
                    }
                });
        return contestant;
    }

    private static String difference(Value ours, @Nullable Value theirs) {
        if (theirs == null) {
            return "cannot run";
        }
        return PlainValues.same(ours, theirs) ? "same" : "differs";
    }

    /// Those of the system property `benchmark.models`, names with commas between, or `all`.
    static List<ContestModel> models() {
        String names = System.getProperty("benchmark.models", "all");
        return names.equals("all")
                ? List.of(ContestModel.values())
                : Stream.of(names.split(",")).map(ContestModel::valueOf).toList();
    }

    /// Compares all engines on these models and prints what each cannot run or runs differently.
    static void compareAll(List<ContestModel> models) {
        for (ContestModel model : models) {
            for (ContestEngine engine : ContestEngine.values()) {
                int run = compared(engine, model).results().size();
                Map<String, String> different = differs(engine, model);
                System.out.printf(
                        "%s, %s: %d decisions, %d with the same result%n",
                        model, engine.words(), run, run - different.size());
                different.forEach((id, why) -> System.out.println("  differs: " + id + ": " + why));
                cannotRun(engine, model)
                        .forEach((id, why) ->
                                System.out.println("  cannot run: " + id + ": " + why));
            }
        }
    }

    /// @param arguments none
    public static void main(String[] arguments) {
        compareAll(models());
    }
}
