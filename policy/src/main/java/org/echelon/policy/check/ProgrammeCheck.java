package org.echelon.policy.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.policy.dmn.CompiledModel;
import org.echelon.policy.fact.FactDictionary;
import org.echelon.policy.message.Diagnostic;
import org.echelon.policy.programme.Parameter;
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
                    new StaleSource(),
                    new Tables());

    /// What a check looks at.
    ///
    /// @param place the version's decision file
    /// @param parameters the values of `parameters.yaml`, by name
    /// @param form the version's `form.schema.json`, where it has one
    /// @param facts the facts the programme may read
    record Subject(
            String place,
            ProgrammeDefinition programme,
            VersionDefinition version,
            Map<String, Parameter> parameters,
            Optional<String> form,
            CompiledModel model,
            FactDictionary facts) {
        public Subject {
            parameters = Map.copyOf(parameters);
        }
    }

    /// What it finds, each with place and remedy.
    List<Diagnostic> find(Subject subject);
}
