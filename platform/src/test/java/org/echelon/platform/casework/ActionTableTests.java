package org.echelon.platform.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.echelon.platform.PlatformTest;
import org.echelon.platform.TestClock;
import org.echelon.platform.TestRegister;
import org.echelon.platform.identity.Accounts;
import org.echelon.platform.identity.Mandate;
import org.echelon.platform.identity.Mandates;
import org.echelon.platform.identity.Role;
import org.echelon.platform.identity.TestViewers;
import org.echelon.platform.identity.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Every state × action × person, of the own and of another region or enterprise, through the
/// running program: what is listed is done, everything else is refused in words and changes
/// nothing.
@PlatformTest
class ActionTableTests {

    private static final Viewer AGENT =
            new Viewer("table-agent", "代理", "Agent", Role.AGENT, null, null);
    private static final Viewer OTHER_AGENT =
            new Viewer("table-agent-2", "代理", "Agent", Role.AGENT, null, null);
    private static final Viewer CITY =
            new Viewer("table-city", "市", "City", Role.OFFICER, "4401", null);
    private static final Viewer DISTRICT =
            new Viewer("table-district", "区", "District", Role.OFFICER, "440114", null);

    /// The whole table in the words of the people, written here a second time on purpose.
    private static final String ALLOWED =
            """
            RECEIVED   WITHDRAW          enterprise agent
            CHECK      ACCEPT            agency
            CHECK      ASK_SUPPLEMENT    agency
            CHECK      WITHDRAW          enterprise agent
            SUPPLEMENT ANSWER_SUPPLEMENT enterprise agent
            SUPPLEMENT WITHDRAW          enterprise agent
            CONFIRM    CONFIRM           province
            CONFIRM    REFUSE            province
            CONFIRM    WITHDRAW          enterprise agent
            CONFIRM    EXTEND            leader
            NOTICE     OBJECT            *
            NOTICE     WITHDRAW          enterprise agent
            OBJECTION  OBJECT            *
            OBJECTION  UPHOLD_OBJECTION  province
            OBJECTION  DISMISS_OBJECTION province
            OBJECTION  WITHDRAW          enterprise agent
            OBJECTION  EXTEND            leader
            VERIFY     VERIFY            tax
            VERIFY     NOT_VERIFIED      tax
            VERIFY     WITHDRAW          enterprise agent
            VERIFY     EXTEND            leader
            NUMBER     RECORD_NUMBER     province platform
            NUMBER     WITHDRAW          enterprise agent
            """;

    @Autowired private TestCases cases;
    @Autowired private CaseActions actions;
    @Autowired private Accounts accounts;
    @Autowired private Mandates mandates;
    @Autowired private TestClock clock;
    @Autowired private JdbcClient database;

    @BeforeEach
    void agentsHaveAccounts() {
        clock.set(TestClock.TODAY);
        TestCases.platform(() -> {
            accounts.addDemonstration(AGENT, "x");
            accounts.addDemonstration(OTHER_AGENT, "x");
        });
    }

    private Map<String, Viewer> people(String enterprise) {
        Map<String, Viewer> people = new LinkedHashMap<>();
        people.put("enterprise", TestViewers.enterprise(enterprise));
        people.put("other enterprise", TestViewers.enterprise("other:1"));
        people.put("agent", AGENT);
        people.put("other agent", OTHER_AGENT);
        people.put("agency", TestCases.AGENCY);
        people.put("other agency", TestCases.OTHER_AGENCY);
        people.put("province", TestCases.PROVINCE);
        people.put("other province", TestCases.OTHER_PROVINCE);
        people.put("city", CITY);
        people.put("district", DISTRICT);
        people.put("tax", TestCases.TAX);
        people.put("other tax", TestCases.OTHER_TAX);
        people.put("leader", TestCases.LEADER);
        people.put("other leader", TestCases.OTHER_LEADER);
        people.put("administrator", TestViewers.ADMINISTRATOR);
        people.put("platform", TestViewers.PLATFORM);
        return people;
    }

    private static boolean allowed(CaseState state, Action action, String person) {
        return ALLOWED.lines()
                .map(line -> line.strip().split("\\s+", 3))
                .filter(words -> words[0].equals(state.name()) && words[1].equals(action.name()))
                .anyMatch(words ->
                        words[2].equals("*") || List.of(words[2].split(" ")).contains(person));
    }

    private CaseFile caseAt(CaseState state) {
        String enterprise = TestRegister.newCode("440114");
        CaseFile file =
                state == CaseState.RECEIVED ? waiting(enterprise) : cases.at(state, enterprise);
        TestViewers.as(
                TestViewers.enterprise(enterprise),
                () ->
                        mandates.give(
                                enterprise,
                                new Mandates.Wanted(
                                        AGENT.username(),
                                        Mandate.Scope.SUBMIT,
                                        null,
                                        LocalDate.of(2026, 1, 1),
                                        null)));
        return file;
    }

    /// A case whose procedure does not begin: its version is not published.
    private CaseFile waiting(String enterprise) {
        String receipt = Receipts.next("cn/tech-sme", new java.security.SecureRandom());
        TestCases.platform(() ->
                database.sql(
                                """
                                insert into casework.case_file (receipt, programme, version, enterprise_key,
                                    enterprise_name, region, filing_year, state, submitted_by, submitted_at,
                                    step_since)
                                values (:receipt, 'cn/tech-sme', '1999-01-01', :key, '样例', '440114', 2026,
                                        'RECEIVED', 'x', now() + interval '100 years', '2026-11-21')
                                """)
                        .param("receipt", receipt)
                        .param("key", enterprise)
                        .update());
        return cases.file(receipt);
    }

    @Test
    void everyTripleIsAllowedOrRefusedAsTheTableSays() {
        Set<String> wrong = new TreeSet<>();
        int triples = 0;
        for (CaseState state : CaseState.values()) {
            CaseFile file = caseAt(state);
            for (Action action : Action.values()) {
                for (Map.Entry<String, Viewer> person : people(file.enterprise()).entrySet()) {
                    triples++;
                    boolean may = allowed(state, action, person.getKey());
                    CaseFile tried = may ? caseAt(state) : file;
                    Viewer who =
                            may
                                    ? people(tried.enterprise())
                                            .getOrDefault(person.getKey(), person.getValue())
                                    : person.getValue();
                    check(tried, action, person.getKey(), who, may, wrong);
                }
            }
        }

        assertThat(triples).isEqualTo(CaseState.values().length * Action.values().length * 16);
        assertThat(wrong).isEmpty();
    }

    private void check(
            CaseFile before,
            Action action,
            String name,
            Viewer person,
            boolean may,
            Set<String> wrong) {
        String triple = before.state() + " × " + action + " × " + name;
        Acted acted =
                cases.attempt(
                        before.receipt(),
                        action,
                        person,
                        before.revision(),
                        TestCases.input(action));
        CaseFile after = cases.file(before.receipt());
        switch (acted) {
            case Acted.Done(CaseFile file) -> {
                if (!may) {
                    wrong.add(triple + ": was done");
                } else if (file.revision() != before.revision() + 1 || !file.equals(after)) {
                    wrong.add(triple + ": done, but the file says otherwise");
                }
            }
            case Acted.Refused(var what, var remedy) -> {
                if (may) {
                    wrong.add(triple + ": was refused: " + what.en());
                } else if (!after.equals(before)) {
                    wrong.add(triple + ": refused, yet the case changed");
                } else if (remedy.en().length() < 10) {
                    wrong.add(triple + ": refused without a way out");
                }
            }
        }
    }

    @Test
    void thePageOffersExactlyWhatIsAllowed() {
        Map<CaseState, List<String>> wrong = new EnumMap<>(CaseState.class);
        for (CaseState state : CaseState.values()) {
            if (state == CaseState.RECEIVED) {
                continue;
            }
            CaseFile file = caseAt(state);
            people(file.enterprise())
                    .forEach((name, person) -> {
                        if (name.startsWith("other")) {
                            return;
                        }
                        Set<Action> offered =
                                TestRegister.as(person, () -> actions.possible(file.receipt()));
                        for (Action action : Action.values()) {
                            boolean clock =
                                    Set.of(Action.LAPSE, Action.ESCALATE, Action.BEGIN)
                                            .contains(action);
                            // who objects does so on the public page, whether they see the case or
                            // not
                            if (!clock
                                    && action != Action.OBJECT
                                    && offered.contains(action) != allowed(state, action, name)) {
                                wrong.computeIfAbsent(state, _ -> new ArrayList<>())
                                        .add(name + " " + action);
                            }
                        }
                    });
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void theTableInTheProgramHoldsWhatIsWrittenHere() {
        for (CaseState state : CaseState.values()) {
            for (Action action : ActionTable.actions(state)) {
                boolean here =
                        ALLOWED.lines()
                                .anyMatch(line ->
                                        line.startsWith(state.name() + " ")
                                                && line.contains(" " + action.name() + " "));
                boolean byProcedureOrClock =
                        Set.of(
                                        Action.BEGIN,
                                        Action.LAPSE,
                                        Action.ESCALATE,
                                        Action.EXTEND,
                                        Action.REFUSE)
                                .contains(action);
                assertThat(here || byProcedureOrClock).as("%s %s", state, action).isTrue();
            }
        }
    }

    @Test
    void anIncompleteFilingIsRefusedOnlyAfterItsSupplementNotice() {
        CaseFile file = cases.at(CaseState.CHECK);

        assertThat(cases.attempt(file.receipt(), Action.REFUSE, TestCases.AGENCY))
                .isInstanceOfSatisfying(
                        Acted.Refused.class,
                        refused -> assertThat(refused.what().en()).contains("not had the chance"));

        cases.act(file.receipt(), Action.ASK_SUPPLEMENT, TestCases.AGENCY);
        cases.act(
                file.receipt(),
                Action.ANSWER_SUPPLEMENT,
                TestViewers.enterprise(file.enterprise()));
        assertThat(cases.attempt(file.receipt(), Action.ASK_SUPPLEMENT, TestCases.AGENCY))
                .isInstanceOfSatisfying(
                        Acted.Refused.class,
                        refused -> assertThat(refused.what().en()).contains("told only once"));
        assertThat(cases.act(file.receipt(), Action.REFUSE, TestCases.AGENCY).state())
                .isEqualTo(CaseState.REFUSED);
    }

    @Test
    void aDecisionAgainstSomebodyNeedsAReason() {
        for (Map.Entry<Action, Viewer> one :
                Map.of(
                                Action.REFUSE, TestCases.PROVINCE,
                                Action.UPHOLD_OBJECTION, TestCases.PROVINCE,
                                Action.DISMISS_OBJECTION, TestCases.PROVINCE,
                                Action.NOT_VERIFIED, TestCases.TAX)
                        .entrySet()) {
            CaseState state =
                    switch (one.getKey()) {
                        case REFUSE -> CaseState.CONFIRM;
                        case NOT_VERIFIED -> CaseState.VERIFY;
                        default -> CaseState.OBJECTION;
                    };
            CaseFile file = cases.at(state);

            assertThat(
                            cases.attempt(
                                    file.receipt(),
                                    one.getKey(),
                                    one.getValue(),
                                    file.revision(),
                                    ActionInput.because("  ")))
                    .isInstanceOfSatisfying(
                            Acted.Refused.class,
                            refused -> assertThat(refused.what().en()).contains("no reason"));
        }
    }

    @Test
    void nothingIsSaidOfACaseOutOfView() {
        CaseFile file = cases.at(CaseState.CONFIRM);

        Acted refused = cases.attempt(file.receipt(), Action.CONFIRM, TestCases.OTHER_PROVINCE);
        Acted unknown =
                TestViewers.as(
                        TestCases.OTHER_PROVINCE,
                        () ->
                                actions.act(
                                        file.receipt().replaceAll(".$", "") + "2",
                                        Action.CONFIRM,
                                        0,
                                        ActionInput.NONE));

        assertThat(refused).isInstanceOf(Acted.Refused.class);
        assertThat(((Acted.Refused) refused).what().en()).startsWith("There is no case");
        assertThat(((Acted.Refused) unknown).what().en()).startsWith("There is no case");
        assertThat(TestViewers.as(TestCases.OTHER_PROVINCE, () -> actions.possible(file.receipt())))
                .isEmpty();
    }
}
