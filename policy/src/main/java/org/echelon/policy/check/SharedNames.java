package org.echelon.policy.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.echelon.policy.dmn.Decision;
import org.echelon.policy.dmn.DecisionModel;
import org.echelon.policy.dmn.DecisionService;
import org.echelon.policy.message.Diagnostic;

/// Conditions, or outcomes, that share a name but for capitals, or a condition with the name of the
/// one that the engine adds to a region's programme. Files with a column for each take them for
/// one.
public final class SharedNames {

    private static final String REGION = "region";

    private SharedNames() {}

    /// @param place the version's decision file
    public static List<Diagnostic> find(String place, DecisionModel model) {
        List<Diagnostic> found = new ArrayList<>();
        for (String service : List.of("conditions", "outcomes")) {
            Map<String, String> names = new HashMap<>();
            for (String name : offered(model, service)) {
                String other = names.put(name.toLowerCase(Locale.ROOT), name);
                if (other != null) {
                    found.add(
                            error(
                                    place,
                                    name,
                                    "service '%s' offers '%s' as well, and files with a column for each take both for one; give one of them another name"
                                            .formatted(service, other)));
                } else if (service.equals("conditions") && name.equalsIgnoreCase(REGION)) {
                    found.add(
                            error(
                                    place,
                                    name,
                                    "'region' is the condition that is added where programme.yaml states a region; give this one another name"));
                }
            }
        }
        return found;
    }

    private static Diagnostic error(String place, String decision, String words) {
        return Diagnostic.error("shared_name", place + ", decision " + decision, words);
    }

    private static List<String> offered(DecisionModel model, String service) {
        return model.serviceNamed(service).stream()
                .map(DecisionService::outputDecisions)
                .flatMap(List::stream)
                .flatMap(id -> model.decision(id).stream())
                .map(Decision::name)
                .toList();
    }
}
