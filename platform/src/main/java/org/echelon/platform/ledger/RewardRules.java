package org.echelon.platform.ledger;

import static org.echelon.platform.ledger.Party.COMMITTER;
import static org.echelon.platform.ledger.Party.ENTERPRISE;
import static org.echelon.platform.ledger.Party.OFFICER;
import static org.echelon.platform.ledger.Party.PLATFORM;
import static org.echelon.platform.ledger.RewardAction.ADMIT;
import static org.echelon.platform.ledger.RewardAction.COMMIT;
import static org.echelon.platform.ledger.RewardAction.CONFIRM;
import static org.echelon.platform.ledger.RewardAction.CORRECT_ACCOUNT;
import static org.echelon.platform.ledger.RewardAction.DROP;
import static org.echelon.platform.ledger.RewardAction.LAPSE;
import static org.echelon.platform.ledger.RewardAction.ORDER;
import static org.echelon.platform.ledger.RewardAction.PUBLISH;
import static org.echelon.platform.ledger.RewardAction.RECORD_FAILURE;
import static org.echelon.platform.ledger.RewardAction.RECORD_PAYMENT;
import static org.echelon.platform.ledger.RewardAction.RECOVER;
import static org.echelon.platform.ledger.RewardAction.WAIVE;
import static org.echelon.platform.ledger.RewardState.CANDIDATE;
import static org.echelon.platform.ledger.RewardState.COMMITTED;
import static org.echelon.platform.ledger.RewardState.CONFIRMED;
import static org.echelon.platform.ledger.RewardState.DROPPED;
import static org.echelon.platform.ledger.RewardState.LAPSED;
import static org.echelon.platform.ledger.RewardState.ORDERED;
import static org.echelon.platform.ledger.RewardState.PAID;
import static org.echelon.platform.ledger.RewardState.PUBLISHED;
import static org.echelon.platform.ledger.RewardState.RECOVERED;
import static org.echelon.platform.ledger.RewardState.SUSPENDED;
import static org.echelon.platform.ledger.RewardState.WAITING;
import static org.echelon.platform.ledger.RewardState.WAIVED;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Who may do what to a reward in which state, and what it is then: one table.
///
/// What is not in it is refused.
public final class RewardRules {

    /// One row.
    ///
    /// @param state where the reward stands
    /// @param action what is done
    /// @param to where it stands afterwards; [RewardAction#CONFIRM] leads to [RewardState#WAITING]
    ///   instead when the line is exhausted or others wait already
    /// @param parties who may do it
    public record Rule(RewardState state, RewardAction action, RewardState to, Set<Party> parties) {

        public Rule {
            parties = Set.copyOf(parties);
        }
    }

    private static final List<Rule> TABLE =
            List.of(
                    rule(CANDIDATE, PUBLISH, PUBLISHED, OFFICER, COMMITTER),
                    rule(CANDIDATE, DROP, DROPPED, OFFICER, COMMITTER),
                    rule(PUBLISHED, CONFIRM, CONFIRMED, ENTERPRISE),
                    rule(PUBLISHED, WAIVE, WAIVED, ENTERPRISE),
                    rule(PUBLISHED, LAPSE, WAIVED, PLATFORM),
                    rule(PUBLISHED, DROP, DROPPED, OFFICER, COMMITTER),
                    rule(WAITING, ADMIT, CONFIRMED, PLATFORM),
                    rule(WAITING, WAIVE, WAIVED, ENTERPRISE),
                    rule(WAITING, DROP, DROPPED, OFFICER, COMMITTER),
                    rule(CONFIRMED, COMMIT, COMMITTED, OFFICER, COMMITTER),
                    rule(CONFIRMED, WAIVE, WAIVED, ENTERPRISE),
                    rule(CONFIRMED, DROP, DROPPED, OFFICER, COMMITTER),
                    rule(COMMITTED, ORDER, ORDERED, OFFICER),
                    rule(COMMITTED, DROP, DROPPED, OFFICER, COMMITTER),
                    rule(ORDERED, RECORD_PAYMENT, PAID, OFFICER, COMMITTER),
                    rule(ORDERED, RECORD_FAILURE, SUSPENDED, OFFICER, COMMITTER),
                    rule(SUSPENDED, CORRECT_ACCOUNT, COMMITTED, ENTERPRISE),
                    rule(SUSPENDED, LAPSE, LAPSED, PLATFORM),
                    rule(SUSPENDED, DROP, DROPPED, OFFICER, COMMITTER),
                    rule(PAID, RECOVER, RECOVERED, OFFICER));

    private RewardRules() {}

    private static Rule rule(
            RewardState state, RewardAction action, RewardState to, Party... parties) {
        return new Rule(state, action, to, Set.copyOf(Arrays.asList(parties)));
    }

    /// The whole table.
    public static List<Rule> table() {
        return TABLE;
    }

    /// The row of an action in a state; empty where the action is impossible there.
    public static Optional<Rule> find(RewardState state, RewardAction action) {
        return TABLE.stream()
                .filter(rule -> rule.state() == state && rule.action() == action)
                .findFirst();
    }

    /// Whether the party may do it.
    public static boolean allows(RewardState state, RewardAction action, Party party) {
        return find(state, action).filter(rule -> rule.parties().contains(party)).isPresent();
    }

    /// What the party may do, in the order of the actions.
    public static List<RewardAction> open(RewardState state, Party party) {
        return Arrays.stream(RewardAction.values())
                .filter(action -> allows(state, action, party))
                .toList();
    }
}
