package org.echelon.platform.casework;

import static org.echelon.platform.casework.Action.*;
import static org.echelon.platform.casework.CaseState.*;
import static org.echelon.platform.casework.Party.*;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The one table of what may be done to a case in which state by whom, for every programme. What is
/// not in it is refused.
///
/// Who is *asked* at a step, the procedure says; the table says what they may do there. Besides, an
/// action needs a flow for its outcome in the procedure, and some have a condition of their own
/// (one supplement notice; a refusal of an incomplete filing only after it): [CaseActions].
final class ActionTable {

    private record Row(CaseState state, Action action, Set<Party> parties) {}

    private static final List<Row> ROWS =
            List.of(
                    row(RECEIVED, BEGIN, PLATFORM),
                    row(RECEIVED, WITHDRAW, APPLICANT),
                    //
                    row(CHECK, ACCEPT, ASKED),
                    row(CHECK, ASK_SUPPLEMENT, ASKED),
                    row(CHECK, REFUSE, ASKED),
                    row(CHECK, WITHDRAW, APPLICANT),
                    row(CHECK, EXTEND, LEADER),
                    row(CHECK, LAPSE, PLATFORM),
                    row(CHECK, ESCALATE, PLATFORM),
                    //
                    row(SUPPLEMENT, ANSWER_SUPPLEMENT, APPLICANT),
                    row(SUPPLEMENT, WITHDRAW, APPLICANT),
                    row(SUPPLEMENT, EXTEND, LEADER),
                    row(SUPPLEMENT, LAPSE, PLATFORM),
                    row(SUPPLEMENT, ESCALATE, PLATFORM),
                    //
                    row(CaseState.CONFIRM, Action.CONFIRM, ASKED),
                    row(CaseState.CONFIRM, REFUSE, ASKED),
                    row(CaseState.CONFIRM, WITHDRAW, APPLICANT),
                    row(CaseState.CONFIRM, EXTEND, LEADER),
                    row(CaseState.CONFIRM, LAPSE, PLATFORM),
                    row(CaseState.CONFIRM, ESCALATE, PLATFORM),
                    //
                    row(NOTICE, OBJECT, PUBLIC),
                    row(NOTICE, WITHDRAW, APPLICANT),
                    row(NOTICE, LAPSE, PLATFORM),
                    row(NOTICE, ESCALATE, PLATFORM),
                    //
                    row(OBJECTION, OBJECT, PUBLIC),
                    row(OBJECTION, UPHOLD_OBJECTION, ASKED),
                    row(OBJECTION, DISMISS_OBJECTION, ASKED),
                    row(OBJECTION, WITHDRAW, APPLICANT),
                    row(OBJECTION, EXTEND, LEADER),
                    row(OBJECTION, ESCALATE, PLATFORM),
                    //
                    row(CaseState.VERIFY, Action.VERIFY, ASKED),
                    row(CaseState.VERIFY, NOT_VERIFIED, ASKED),
                    row(CaseState.VERIFY, WITHDRAW, APPLICANT),
                    row(CaseState.VERIFY, EXTEND, LEADER),
                    row(CaseState.VERIFY, LAPSE, PLATFORM),
                    row(CaseState.VERIFY, ESCALATE, PLATFORM),
                    //
                    row(NUMBER, RECORD_NUMBER, ASKED, PLATFORM),
                    row(NUMBER, WITHDRAW, APPLICANT),
                    row(NUMBER, EXTEND, LEADER),
                    row(NUMBER, ESCALATE, PLATFORM));

    private static final Map<CaseState, Map<Action, Set<Party>>> TABLE = table();

    private ActionTable() {}

    private static Row row(CaseState state, Action action, Party first, Party... others) {
        return new Row(state, action, EnumSet.of(first, others));
    }

    private static Map<CaseState, Map<Action, Set<Party>>> table() {
        Map<CaseState, Map<Action, Set<Party>>> table = new EnumMap<>(CaseState.class);
        for (CaseState state : CaseState.values()) {
            table.put(state, new EnumMap<>(Action.class));
        }
        for (Row row : ROWS) {
            table.getOrDefault(row.state(), Map.of()).put(row.action(), row.parties());
        }
        return table;
    }

    /// Who may do this in this state; nobody for what the table does not hold.
    static Set<Party> parties(CaseState state, Action action) {
        return TABLE.getOrDefault(state, Map.of()).getOrDefault(action, Set.of());
    }

    /// What is possible in this state, for anybody.
    static Set<Action> actions(CaseState state) {
        Set<Action> actions = EnumSet.noneOf(Action.class);
        actions.addAll(TABLE.getOrDefault(state, Map.of()).keySet());
        return actions;
    }
}
