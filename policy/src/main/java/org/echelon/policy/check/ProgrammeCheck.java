package org.echelon.policy.check;

import java.util.List;
import org.echelon.policy.dmn.CompiledModel;
import org.echelon.policy.fact.FactDictionary;
import org.echelon.policy.message.Diagnostic;
import org.echelon.policy.programme.ProgrammeDefinition;
import org.echelon.policy.programme.VersionDefinition;

/// A defect that can be found without running the programme.
///
/// To add one: write a class here, list it in [#ALL], give it a bad model and its golden
/// diagnostics in the tests.
public interface ProgrammeCheck {

    /// Every check, in the order of their reports.
    List<ProgrammeCheck> ALL =
            List.of(
                    new MissingService(),
                    new UncitedDecision(),
                    new UnknownInput(),
                    new StaleSource());

    /// What a check looks at.
    ///
    /// @param place the version's decision file
    /// @param facts the facts the programme may read
    record Subject(
            String place,
            ProgrammeDefinition programme,
            VersionDefinition version,
            CompiledModel model,
            FactDictionary facts) {}

    /// What it finds, each with place and remedy.
    List<Diagnostic> find(Subject subject);
}
