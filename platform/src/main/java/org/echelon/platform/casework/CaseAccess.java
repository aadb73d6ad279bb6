package org.echelon.platform.casework;

import java.util.Optional;
import org.echelon.platform.enterprise.EnterpriseAccess;
import org.echelon.platform.identity.CurrentViewer;
import org.echelon.platform.identity.Role;
import org.echelon.platform.identity.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who may see a case: the applicant, agents with its mandate, the administration of its region,
/// and those whom the procedure asks or has asked. By the bean's name `caseAccess` in rules.
@Component("caseAccess")
public class CaseAccess {

    private final JdbcClient database;
    private final CurrentViewer viewer;
    private final EnterpriseAccess enterprises;

    CaseAccess(JdbcClient database, CurrentViewer viewer, EnterpriseAccess enterprises) {
        this.database = database;
        this.viewer = viewer;
        this.enterprises = enterprises;
    }

    /// What decides on seeing a case.
    private record Seen(String enterprise, String region, boolean asked) {}

    /// Whether the person may read the case. One that does not exist may be asked for by everybody
    /// who is signed in, who then learns that it does not exist.
    public boolean reads(String receipt) {
        Optional<Viewer> person = viewer.find();
        if (person.isEmpty()) {
            return false;
        }
        return database.sql(
                        """
                        select enterprise_key, region, :role = any (asked) as asked
                        from casework.case_file
                        where receipt = :receipt
                        """)
                .param("role", person.get().role().name())
                .param("receipt", receipt)
                .query((row, _) ->
                        new Seen(
                                row.getString("enterprise_key"),
                                row.getString("region"),
                                row.getBoolean("asked")))
                .optional()
                .map(seen -> reads(person.get(), seen))
                .orElse(true);
    }

    private boolean reads(Viewer person, Seen seen) {
        return switch (person.role()) {
            case ENTERPRISE, AGENT -> enterprises.reads(seen.enterprise());
            case OFFICER, LEADER, ADMINISTRATOR, OPERATOR -> person.covers(seen.region());
            case EVALUATION_AGENCY, TAX_OFFICER -> seen.asked() && person.covers(seen.region());
        };
    }

    /// Whether the person applies for the enterprise: itself, or an agent with its mandate.
    public boolean applies(String enterprise) {
        return viewer.find()
                .filter(person ->
                        switch (person.role()) {
                            case ENTERPRISE, AGENT -> enterprises.reads(enterprise);
                            case OPERATOR -> true;
                            case OFFICER, LEADER, ADMINISTRATOR, EVALUATION_AGENCY, TAX_OFFICER ->
                                    false;
                        })
                .isPresent();
    }

    /// Whether the person works on cases or reads them for an administration.
    public boolean works() {
        return viewer.find()
                .filter(person -> person.role() != Role.ENTERPRISE && person.role() != Role.AGENT)
                .isPresent();
    }
}
