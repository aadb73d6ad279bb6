package org.echelon.platform.ledger;

import java.util.Optional;
import org.echelon.platform.enterprise.EnterpriseAccess;
import org.echelon.platform.identity.Access;
import org.echelon.platform.identity.CurrentViewer;
import org.echelon.platform.identity.Role;
import org.echelon.platform.identity.Viewer;
import org.echelon.policy.Programmes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who may see and handle money, by the bean's name `ledgerAccess`.
///
/// A line belongs to the authority of its region: officers of that region or above handle it,
/// leaders and administrators of that region or above read it.
@Component("ledgerAccess")
class LedgerAccess {

    private final JdbcClient database;
    private final CurrentViewer viewer;
    private final Access access;
    private final EnterpriseAccess enterprises;
    private final Programmes programmes;

    LedgerAccess(
            JdbcClient database,
            CurrentViewer viewer,
            Access access,
            EnterpriseAccess enterprises,
            Programmes programmes) {
        this.database = database;
        this.viewer = viewer;
        this.access = access;
        this.enterprises = enterprises;
        this.programmes = programmes;
    }

    /// Whether the person may read a line with all that hangs on it. A line that does not exist may
    /// be asked for by staff, who then learn that it does not exist.
    public boolean reads(long budget) {
        return viewer.find()
                .filter(Viewer::isStaff)
                .filter(person ->
                        database.sql("select region from ledger.published_budget where id = :id")
                                .param("id", budget)
                                .query(String.class)
                                .optional()
                                .map(person::covers)
                                .orElse(true))
                .isPresent();
    }

    /// Whether the person may decide on a line's money.
    public boolean handles(long budget) {
        return viewer.find().filter(person -> person.role() == Role.OFFICER).isPresent()
                && reads(budget);
    }

    /// Whether the person may open a line for an authority's region.
    public boolean opens(String region) {
        return access.region(region)
                && viewer.find()
                        .filter(person ->
                                person.role() == Role.OFFICER || person.role() == Role.OPERATOR)
                        .isPresent();
    }

    /// Whether the person may propose rewards of a programme: an officer of the authority that pays
    /// it, or of one above.
    public boolean proposes(String programme) {
        return viewer.find().filter(person -> person.role() == Role.OFFICER).isPresent()
                && programmes
                        .find(programme)
                        .filter(found -> !found.definition().pays().isEmpty())
                        .map(found -> Optional.ofNullable(found.definition().region()).orElse(""))
                        .filter(access::region)
                        .isPresent();
    }

    /// Whether the person may see a reward: whoever sees its enterprise or reads its line.
    public boolean sees(long reward) {
        record Where(String enterprise, long budget) {}
        return database.sql("select enterprise_key, budget_id from ledger.reward where id = :id")
                .param("id", reward)
                .query((row, _) -> new Where(row.getString(1), row.getLong(2)))
                .optional()
                .map(where -> enterprises.reads(where.enterprise()) || reads(where.budget()))
                .orElse(viewer.find().isPresent());
    }

    /// What the person is to a reward.
    Party party(Reward reward) {
        Viewer person = viewer.get();
        return switch (person.role()) {
            case ENTERPRISE ->
                    reward.enterprise().equals(person.enterprise())
                            ? Party.ENTERPRISE
                            : Party.OTHER_ENTERPRISE;
            case AGENT ->
                    access.maySubmit(reward.enterprise(), reward.programme())
                            ? Party.ENTERPRISE
                            : Party.OUTSIDER;
            case OFFICER -> officer(person, reward);
            case EVALUATION_AGENCY, TAX_OFFICER, POLICY_DESIGNER -> Party.OUTSIDER;
            case LEADER -> Party.LEADER;
            case ADMINISTRATOR -> Party.ADMINISTRATOR;
            case OPERATOR -> Party.PLATFORM;
        };
    }

    private static Party officer(Viewer person, Reward reward) {
        if (!person.covers(reward.budgetRegion())) {
            return Party.OFFICER_ELSEWHERE;
        }
        return person.username().equals(reward.committedBy()) ? Party.COMMITTER : Party.OFFICER;
    }
}
