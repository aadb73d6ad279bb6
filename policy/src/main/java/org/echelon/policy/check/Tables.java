package org.echelon.policy.check;

import java.util.List;
import org.echelon.policy.message.Diagnostic;

/// The checks of tables and expressions, which share one study of the version.
final class Tables implements ProgrammeCheck {

    /// Every one of them, in the order of their reports.
    static final List<StudyCheck> ALL =
            List.of(
                    new MissingRule(),
                    new OverlappingRules(),
                    new MaskedRule(),
                    new UnreachableRule(),
                    new HitPolicyConflict(),
                    new UnclearCell(),
                    new SwallowedNull(),
                    new UnguardedDivision(),
                    new UnitMismatch(),
                    new UnprovidedMember(),
                    new UnaskedFact(),
                    new ParameterUse());

    @Override
    public List<Diagnostic> find(Subject subject) {
        Study study = Study.of(subject);
        return ALL.stream().flatMap(check -> check.find(study).stream()).toList();
    }
}
