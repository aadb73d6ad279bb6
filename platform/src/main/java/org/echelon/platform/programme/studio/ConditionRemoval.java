package org.echelon.platform.programme.studio;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.echelon.policy.Version;
import org.echelon.policy.dmn.DecisionModel;
import org.echelon.policy.dmn.DmnReader;
import org.echelon.policy.dmn.ModelTexts;
import org.echelon.policy.message.Words;
import org.echelon.policy.programme.VersionDefinition;
import org.echelon.policy.yaml.YamlText;

/// Takes a condition out of a draft: its decision, its figure where nothing else reads it, and its
/// words where no other version has it.
final class ConditionRemoval {

    private ConditionRemoval() {}

    /// @param refusal why it cannot be taken out, and what to do
    /// @param changes the files as they are to be, by path
    record Outcome(Optional<Words> refusal, Map<String, Optional<byte[]>> changes) {}

    static Outcome of(
            ProgrammeDraft draft,
            SortedMap<String, byte[]> files,
            Workbench.Look look,
            ConditionList.Listed condition,
            int conditions) {
        if (conditions < 2) {
            return refused(
                    "一项政策至少有一个条件；请改为修改这个条件",
                    "a programme has at least one condition; change this one instead");
        }
        String path = draft.unit() + "/decision.dmn";
        String xml = text(files, path);
        List<String> readers = ConditionFile.readers(xml, condition.decision());
        if (!readers.isEmpty()) {
            return refused(
                    "“%s”仍在使用这个条件；请先在规则文件中修改".formatted(String.join("、", readers)),
                    "it is still read by %s; change that first, in the text of decision.dmn"
                            .formatted(String.join(", ", readers)));
        }
        Map<String, Optional<byte[]>> changes = new TreeMap<>();
        String without = ConditionFile.removed(xml, condition.decision());
        changes.put(path, bytes(without));
        condition
                .rule()
                .flatMap(ConditionRemoval::figure)
                .filter(name -> !isRead(name, without, look))
                .ifPresent(name -> {
                    String parameters = draft.unit() + "/parameters.yaml";
                    changes.put(
                            parameters,
                            bytes(new YamlText(text(files, parameters)).without(name).text()));
                });
        if (look.programme().versions().stream()
                .filter(version -> !version.definition().from().equals(draft.version()))
                .noneMatch(version -> has(version, condition.id()))) {
            String own = draft.programme() + "/programme.yaml";
            YamlText words = new YamlText(text(files, own));
            if (words.keys("conditions").size() > 1) {
                changes.put(own, bytes(words.without("conditions", condition.id()).text()));
            }
        }
        return new Outcome(Optional.empty(), changes);
    }

    private static Outcome refused(String zh, String en) {
        return new Outcome(Optional.of(new Words(zh, en)), Map.of());
    }

    private static Optional<String> figure(ConditionRule rule) {
        return rule instanceof ConditionRule.Compared(_, _, ConditionRule.Bound.Figure(String name))
                ? Optional.of(name)
                : Optional.empty();
    }

    private static boolean isRead(String figure, String xml, Workbench.Look look) {
        Optional<DecisionModel> model =
                DmnReader.read("decision.dmn", xml.getBytes(StandardCharsets.UTF_8)).model();
        boolean inRules =
                model.isEmpty()
                        || ModelTexts.of(model.get()).stream()
                                .anyMatch(text -> text.contains("parameters." + figure));
        return inRules
                || look.version()
                        .flatMap(version -> version.definition().validity())
                        .map(VersionDefinition.Validity::ends)
                        .filter(figure::equals)
                        .isPresent();
    }

    private static boolean has(Version version, String condition) {
        return version.model()
                .flatMap(model ->
                        model.serviceNamed("conditions")
                                .map(service ->
                                        service.outputDecisions().stream()
                                                .flatMap(id -> model.decision(id).stream())
                                                .anyMatch(one -> one.name().equals(condition))))
                .orElse(true);
    }

    private static String text(SortedMap<String, byte[]> files, String path) {
        return new String(files.getOrDefault(path, new byte[0]), StandardCharsets.UTF_8);
    }

    private static Optional<byte[]> bytes(String text) {
        return Optional.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
