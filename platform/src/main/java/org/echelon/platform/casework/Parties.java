package org.echelon.platform.casework;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.echelon.platform.enterprise.EnterpriseAccess;
import org.echelon.platform.identity.Access;
import org.echelon.platform.identity.CurrentViewer;
import org.echelon.platform.identity.Role;
import org.echelon.platform.identity.Viewer;
import org.springframework.stereotype.Component;

/// Tells what the person is to a case.
@Component
class Parties {

    private final CurrentViewer viewer;
    private final EnterpriseAccess enterprises;
    private final Access access;

    Parties(CurrentViewer viewer, EnterpriseAccess enterprises, Access access) {
        this.viewer = viewer;
        this.enterprises = enterprises;
        this.access = access;
    }

    /// Whether the person may know of the case at all.
    boolean sees(CaseFile file, boolean asked) {
        return viewer.find()
                .filter(person ->
                        switch (person.role()) {
                            case ENTERPRISE, AGENT -> enterprises.reads(file.enterprise());
                            case OFFICER, LEADER, ADMINISTRATOR, OPERATOR ->
                                    person.covers(file.region());
                            case EVALUATION_AGENCY, TAX_OFFICER ->
                                    asked && person.covers(file.region());
                        })
                .isPresent();
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
            case ADMINISTRATOR -> {}
        }
        return parties;
    }

    /// The determination belongs to the division that the procedure names: not to one above it, nor
    /// to one below.
    private static boolean asked(Viewer person, CaseFile file) {
        Role role = person.role();
        String region = person.region();
        return role.name().equals(file.stepRole())
                && region != null
                && region.equals(file.stepRegion());
    }
}
