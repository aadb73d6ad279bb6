package org.echelon.platform.casework;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.echelon.platform.identity.Access;
import org.echelon.platform.identity.CurrentViewer;
import org.echelon.platform.identity.Viewer;
import org.springframework.stereotype.Component;

/// Tells what the person is to a case.
@Component
class Parties {

    private final CurrentViewer viewer;
    private final Access access;

    Parties(CurrentViewer viewer, Access access) {
        this.viewer = viewer;
        this.access = access;
    }

    Set<Party> of(CaseFile file) {
        Set<Party> parties = EnumSet.of(Party.PUBLIC);
        Optional<Viewer> person = viewer.find();
        if (person.isEmpty()) {
            return parties;
        }
        switch (person.get().role()) {
            case ENTERPRISE, AGENT -> {
                if (access.maySubmit(file.enterprise(), file.programme())) {
                    parties.add(Party.APPLICANT);
                }
            }
            case OFFICER, EVALUATION_AGENCY, TAX_OFFICER -> {
                if (asked(person.get(), file)) {
                    parties.add(Party.ASKED);
                }
            }
            case LEADER -> {
                if (person.get().covers(file.region())) {
                    parties.add(Party.LEADER);
                }
            }
            case OPERATOR -> parties.add(Party.PLATFORM);
            case POLICY_DESIGNER, ADMINISTRATOR -> {}
        }
        return parties;
    }

    /// Whether the procedure asks the person at the case's step. The determination belongs to the
    /// division that the procedure names: not to one above it, nor to one below.
    static boolean asked(Viewer person, CaseFile file) {
        String region = person.region();
        return person.role().name().equals(file.stepRole())
                && region != null
                && region.equals(file.stepRegion());
    }
}
