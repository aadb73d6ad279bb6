package org.echelon.policy.difference;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.echelon.policy.dmn.DecisionModel;
import org.echelon.policy.programme.Paper;
import org.echelon.policy.programme.Parameter;
import org.echelon.policy.programme.ProgrammeDefinition;
import org.echelon.policy.programme.VersionDefinition;

/// One of the two versions that are compared.
///
/// @param programme the programme's words for conditions and outcomes
/// @param version its dates
/// @param parameters its parameters by name
/// @param papers its papers
/// @param model its decision model
/// @param names names of more than one word that its expressions may use
/// @param otherFiles content by name, byte by character, of the files that are compared only as a
///   whole
public record Edition(
        ProgrammeDefinition programme,
        VersionDefinition version,
        Map<String, Parameter> parameters,
        List<Paper> papers,
        DecisionModel model,
        Set<String> names,
        Map<String, String> otherFiles) {

    public Edition {
        parameters =
                java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(parameters));
        papers = List.copyOf(papers);
        names = Set.copyOf(names);
        otherFiles = Map.copyOf(otherFiles);
    }
}
