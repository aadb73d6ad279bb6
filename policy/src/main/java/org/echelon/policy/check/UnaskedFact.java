package org.echelon.policy.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.echelon.policy.dmn.Formula;
import org.echelon.policy.fact.FactDefinition;
import org.echelon.policy.message.Diagnostic;

/// The decision reads a fact that neither the form asks for nor a register keeps, so it is unknown
/// of every enterprise.
final class UnaskedFact implements StudyCheck {

    @Override
    public List<Diagnostic> find(Study study) {
        String form = study.subject().form().orElse(null);
        List<Diagnostic> found = new ArrayList<>();
        if (form == null) {
            return found;
        }
        for (FactDefinition fact : read(study)) {
            boolean kept =
                    fact.period() == FactDefinition.Period.PANEL
                            || fact.registers().stream()
                                    .anyMatch(register -> !register.equals("declared"));
            boolean asked =
                    Pattern.compile("\"" + Pattern.quote(fact.id()) + "\"\\s*:")
                            .matcher(form)
                            .find();
            if (!kept && !asked) {
                found.add(
                        Diagnostic.warning(
                                "fact_not_asked",
                                study.subject().place(),
                                "'%s' is read, but no register keeps it and form.schema.json does not ask for it; add it to the form"
                                        .formatted(fact.id())));
            }
        }
        return found;
    }

    private static Set<FactDefinition> read(Study study) {
        Set<FactDefinition> read = new LinkedHashSet<>();
        for (Formula formula : study.symbols().formulas()) {
            Parts.forEach(
                    formula, (part, at) -> study.symbols().fact(part, at).ifPresent(read::add));
        }
        return read;
    }
}
