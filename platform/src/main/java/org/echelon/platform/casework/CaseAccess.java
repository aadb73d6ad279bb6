package org.echelon.platform.casework;

import java.util.Optional;
import org.echelon.platform.enterprise.EnterpriseAccess;
import org.echelon.platform.identity.Access;
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
    private final Access access;

    CaseAccess(
            JdbcClient database,
            CurrentViewer viewer,
            EnterpriseAccess enterprises,
            Access access) {
        this.database = database;
        this.viewer = viewer;
        this.enterprises = enterprises;
        this.access = access;
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
            case POLICY_DESIGNER -> false;
            case EVALUATION_AGENCY, TAX_OFFICER -> seen.asked() && person.covers(seen.region());
        };
    }

    /// Whether the person may submit for the enterprise: itself, or an agent whose mandate goes as
    /// far.
    public boolean applies(String enterprise, String programme) {
        return access.maySubmit(enterprise, programme) || access.platform();
    }

    /// Whether the person is an officer of the division that decides on objections to the case.
    public boolean decides(String receipt) {
        Optional<Viewer> person = viewer.find().filter(one -> one.role() == Role.OFFICER);
        return person.isPresent()
                && database.sql(
                                """
                                select exists (
                                    select from casework.case_file
                                    where receipt = :receipt and 'OFFICER' = any (asked)
                                      and starts_with(region, :region)
                                      and (step_role is distinct from 'OFFICER' or step_region = :region))
                                """)
                        .param("receipt", receipt)
                        .param("region", String.valueOf(person.get().region()))
                        .query(Boolean.class)
                        .single();
    }

    /// Whether the person works on cases or reads them for an administration.
    public boolean works() {
        return viewer.find()
                .filter(person ->
                        switch (person.role()) {
                            case OFFICER,
                                    LEADER,
                                    ADMINISTRATOR,
                                    OPERATOR,
                                    EVALUATION_AGENCY,
                                    TAX_OFFICER ->
                                    true;
                            case ENTERPRISE, AGENT, POLICY_DESIGNER -> false;
                        })
                .isPresent();
    }
}
