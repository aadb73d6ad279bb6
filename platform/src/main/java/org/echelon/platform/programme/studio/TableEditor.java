package org.echelon.platform.programme.studio;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.echelon.platform.programme.RuleTable;
import org.echelon.policy.Version;
import org.echelon.policy.dmn.DecisionModel;
import org.echelon.policy.dmn.DmnReader;

/// The decision tables of a draft in the editor of the page, which writes the whole file anew: what
/// it changed is brought into the file as it was, so that comments, layout and whatever the editor
/// does not know stay.
final class TableEditor {

    /// The editor knows DMN 1.3; the models of programmes are DMN 1.5, whose tables are the same.
    static final String EDITORS = "https://www.omg.org/spec/DMN/20191111/";

    static final String OURS = "https://www.omg.org/spec/DMN/20230324/";

    private TableEditor() {}

    /// Whether the model can be read without errors, and is text in UTF-8, in which places count.
    static boolean isReadable(byte[] model) {
        if (!DmnReader.read("decision.dmn", model).usable()) {
            return false;
        }
        try {
            RuleSheet.of(new String(model, StandardCharsets.UTF_8));
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /// The file with what the editor changed. Where that is more than cells and rules, such as a
    /// new column or a new decision, it is the file as the editor wrote it.
    ///
    /// @param before the file as it was
    /// @param written the file as the editor wrote it; one that cannot be read is given back as it
    ///   is, for the checks to say why
    static byte[] taken(byte[] before, byte[] written) {
        String ours = namespace(before, written);
        byte[] now = ours.getBytes(StandardCharsets.UTF_8);
        Optional<DecisionModel> wanted = DmnReader.read("decision.dmn", now).model();
        if (wanted.isEmpty() || !isReadable(before) || !isReadable(now)) {
            return now;
        }
        String xml = new String(before, StandardCharsets.UTF_8);
        List<RuleSheet> old = RuleSheet.of(xml);
        List<RuleSheet> changed =
                RuleSheet.of(ours).stream()
                        .filter(sheet -> old.stream().anyMatch(one -> isAlike(one, sheet)))
                        .toList();
        byte[] merged = RuleMerge.merged(xml, changed).getBytes(StandardCharsets.UTF_8);
        boolean same =
                DmnReader.read("decision.dmn", merged)
                                .model()
                                .filter(wanted.get()::equals)
                                .isPresent()
                        && remarks(new String(merged, StandardCharsets.UTF_8))
                                .equals(remarks(ours));
        return same ? merged : now;
    }

    /// What people read of a model and no rule depends on: descriptions and labels.
    private static Set<String> remarks(String xml) {
        Set<String> remarks = new TreeSet<>();
        Markup.read(xml)
                .walk(element -> {
                    String at = element.name() + " " + element.attribute("id") + " ";
                    if (!element.attribute("label").isEmpty()) {
                        remarks.add(at + "label " + element.attribute("label"));
                    }
                    element.child("description")
                            .map(found -> Markup.text(xml, found).strip())
                            .filter(text -> !text.isEmpty())
                            .ifPresent(text -> remarks.add(at + text));
                });
        return remarks;
    }

    private static boolean isAlike(RuleSheet one, RuleSheet other) {
        return one.decision().equals(other.decision())
                && one.number() == other.number()
                && one.columns().size() == other.columns().size()
                && java.util.stream.IntStream.range(0, one.columns().size())
                        .allMatch(i ->
                                one.columns().get(i).kind() == other.columns().get(i).kind()
                                        && one.columns()
                                                .get(i)
                                                .type()
                                                .equals(other.columns().get(i).type()));
    }

    /// The text with the namespaces of the file that it was read from.
    private static String namespace(byte[] before, byte[] written) {
        String text = new String(written, StandardCharsets.UTF_8);
        return new String(before, StandardCharsets.UTF_8).contains(OURS)
                ? text.replace(EDITORS, OURS)
                : text;
    }

    /// The tables and expressions as a page without scripts shows them.
    static List<RuleTable> shown(Optional<Version> version) {
        return version.flatMap(Version::model)
                .map(model ->
                        model.decisions().stream()
                                .map(decision -> RuleTable.of(model, decision.name()))
                                .filter(tables -> !tables.isEmpty())
                                .map(List::getFirst)
                                .toList())
                .orElse(List.of());
    }
}
