package org.echelon.platform.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.echelon.platform.TestRegister;
import org.echelon.platform.identity.CurrentViewer;
import org.echelon.platform.identity.Role;
import org.echelon.platform.identity.TestViewers;
import org.echelon.platform.identity.Viewer;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Cases for tests, led to a state by the people whose work it is. All of Huadu, Guangzhou
/// (440114).
@TestComponent
public class TestCases {

    public static final Viewer AGENCY = person("test-agency", Role.EVALUATION_AGENCY, "4401");
    public static final Viewer OTHER_AGENCY =
            person("test-agency-2", Role.EVALUATION_AGENCY, "6201");
    public static final Viewer TAX = person("test-tax", Role.TAX_OFFICER, "4401");
    public static final Viewer OTHER_TAX = person("test-tax-2", Role.TAX_OFFICER, "6201");
    public static final Viewer PROVINCE = person("test-guangdong", Role.OFFICER, "44");
    public static final Viewer HUANGPU = person("test-huangpu", Role.OFFICER, "440112");
    public static final Viewer OTHER_PROVINCE = person("test-gansu", Role.OFFICER, "62");
    public static final Viewer LEADER = person("test-leader-gd", Role.LEADER, "44");
    public static final Viewer OTHER_LEADER = person("test-leader-gs", Role.LEADER, "62");

    private static final ActionInput MISSING =
            ActionInput.missing(
                    List.of(
                            new SupplementItem(null, "staff_list", "请补充科技人员名单"),
                            new SupplementItem("staff", null, "职工总数与名单不一致，请核对")));

    private final CaseFiles files;
    private final CaseActions actions;
    private final Objections objections;

    private final PlatformTransactionManager transactions;
    private final JdbcClient database;

    TestCases(
            CaseFiles files,
            CaseActions actions,
            Objections objections,
            PlatformTransactionManager transactions,
            JdbcClient database) {
        this.files = files;
        this.actions = actions;
        this.objections = objections;

        this.transactions = transactions;
        this.database = database;
    }

    private static Viewer person(String name, Role role, String region) {
        return new Viewer(name, name, name, role, region, null);
    }

    /// Submits; the procedure begins by the event soon after.
    public String submit(String enterprise) {
        return TestViewers.as(
                        TestViewers.enterprise(enterprise),
                        () ->
                                new TransactionTemplate(transactions)
                                        .execute(_ -> files.open(newCase(enterprise))))
                .receipt();
    }

    static NewCase newCase(String enterprise) {
        return new NewCase(
                "cn/tech-sme",
                LocalDate.of(2022, 4, 1),
                enterprise,
                "样例测试有限公司",
                "440114",
                2026,
                "test-" + enterprise);
    }

    /// Submits and begins at once, without waiting for the event.
    public String begun(String enterprise) {
        String receipt = submit(enterprise);
        platform(() -> actions.begin(receipt));
        return receipt;
    }

    /// A case of a new enterprise in the state.
    public CaseFile at(CaseState state) {
        return at(state, TestRegister.newCode("440114"));
    }

    /// A case of the enterprise in the state.
    public CaseFile at(CaseState state, String enterprise) {
        String receipt = begun(enterprise);
        Viewer applicant = TestViewers.enterprise(enterprise);
        List<Runnable> way =
                switch (state) {
                    case RECEIVED -> throw new IllegalArgumentException("it does not stay there");
                    case CHECK -> List.of();
                    case SUPPLEMENT -> List.of(() -> act(receipt, Action.ASK_SUPPLEMENT, AGENCY));
                    case CONFIRM -> List.of(() -> act(receipt, Action.ACCEPT, AGENCY));
                    case NOTICE ->
                            List.of(
                                    () -> act(receipt, Action.ACCEPT, AGENCY),
                                    () -> act(receipt, Action.CONFIRM, PROVINCE));
                    case OBJECTION ->
                            List.of(
                                    () -> act(receipt, Action.ACCEPT, AGENCY),
                                    () -> act(receipt, Action.CONFIRM, PROVINCE),
                                    () -> act(receipt, Action.OBJECT, applicant));
                    case VERIFY -> toVerification(receipt);
                    case NUMBER -> {
                        List<Runnable> more = new java.util.ArrayList<>(toVerification(receipt));
                        more.add(() -> act(receipt, Action.VERIFY, TAX));
                        yield more;
                    }
                    case RECOGNISED -> {
                        List<Runnable> more = new java.util.ArrayList<>(toVerification(receipt));
                        more.add(() -> act(receipt, Action.VERIFY, TAX));
                        more.add(() -> act(receipt, Action.RECORD_NUMBER, PROVINCE));
                        yield more;
                    }
                    case REFUSED ->
                            List.of(
                                    () -> act(receipt, Action.ACCEPT, AGENCY),
                                    () -> act(receipt, Action.REFUSE, PROVINCE));
                    case WITHDRAWN -> List.of(() -> act(receipt, Action.WITHDRAW, applicant));
                };
        way.forEach(Runnable::run);
        CaseFile file = file(receipt);
        if (file.state() != state) {
            throw new AssertionError(receipt + " is " + file.state() + ", not " + state);
        }
        return file;
    }

    /// A case for the title of a Huangpu gazelle that waits for its number.
    public CaseFile gazelleAtItsNumber(String enterprise) {
        String receipt =
                TestViewers.as(
                                TestViewers.enterprise(enterprise),
                                () ->
                                        new TransactionTemplate(transactions)
                                                .execute(_ ->
                                                        files.open(
                                                                new NewCase(
                                                                        "cn/guangdong/guangzhou/huangpu/gazelle",
                                                                        LocalDate.of(2022, 1, 1),
                                                                        enterprise,
                                                                        "样例瞪羚有限公司",
                                                                        "440112",
                                                                        2026,
                                                                        "gazelle-" + enterprise))))
                        .receipt();
        platform(() -> actions.begin(receipt));
        act(receipt, Action.ACCEPT, HUANGPU);
        act(receipt, Action.CONFIRM, HUANGPU);
        endNotice(receipt);
        return file(receipt);
    }

    private List<Runnable> toVerification(String receipt) {
        return List.of(
                () -> act(receipt, Action.ACCEPT, AGENCY),
                () -> act(receipt, Action.CONFIRM, PROVINCE),
                () -> endNotice(receipt));
    }

    /// Ends a public notice as if its days had passed.
    public void endNotice(String receipt) {
        CaseFile file = file(receipt);
        platform(() ->
                new TransactionTemplate(transactions)
                        .executeWithoutResult(_ ->
                                moves().leave(
                                                files.hold(receipt).orElseThrow(),
                                                new Act(
                                                        Action.LAPSE,
                                                        "platform",
                                                        "OPERATOR",
                                                        file.stepSince(),
                                                        null,
                                                        null),
                                                "continue",
                                                false)));
    }

    private CaseMoves moves() {
        return actions.moves();
    }

    /// Does something that must be allowed.
    public CaseFile act(String receipt, Action action, Viewer person) {
        Acted acted = attempt(receipt, action, person);
        if (acted instanceof Acted.Done(CaseFile file)) {
            return file;
        }
        throw new AssertionError(acted.toString());
    }

    /// Does something with what it needs.
    public Acted attempt(String receipt, Action action, Viewer person) {
        return attempt(receipt, action, person, file(receipt).revision(), input(action));
    }

    public Acted attempt(
            String receipt, Action action, Viewer person, int seen, ActionInput input) {
        return TestRegister.as(
                person,
                () ->
                        action == Action.OBJECT
                                ? objections.object(receipt, input)
                                : actions.act(receipt, action, seen, input));
    }

    /// Two cases by these numbers, at the completeness check and on public notice, once.
    public void forPages(String enterprise, String check, String notice) {
        platform(() -> {
            received(check, enterprise, 2026);
            received(notice, enterprise, 2025);
            actions.begin(check);
            actions.begin(notice);
        });
        if (file(notice).state() == CaseState.CHECK) {
            act(notice, Action.ACCEPT, person("test-agency", Role.EVALUATION_AGENCY, "4401"));
            act(notice, Action.CONFIRM, PROVINCE);
        }
    }

    private void received(String receipt, String enterprise, int year) {
        database.sql(
                        """
                        insert into casework.case_file (receipt, programme, version, enterprise_key,
                            enterprise_name, region, filing_year, state, submitted_by, submitted_at, step_since)
                        values (:receipt, 'cn/tech-sme', '2022-04-01', :key, '广州鹏辉能源科技股份有限公司', '440113',
                                :year, 'RECEIVED', 'test', timestamptz '2026-11-20 10:00+08', '2026-11-20')
                        on conflict do nothing
                        """)
                .param("receipt", receipt)
                .param("key", enterprise)
                .param("year", year)
                .update();
    }

    static ActionInput input(Action action) {
        return switch (action) {
            case ASK_SUPPLEMENT -> MISSING;
            case REFUSE, UPHOLD_OBJECTION, DISMISS_OBJECTION, NOT_VERIFIED ->
                    ActionInput.because("测试理由");
            case OBJECT -> ActionInput.objection("张三", "13800000000", "研发人员数不实");
            case RECORD_NUMBER -> ActionInput.number("202644011400000001");
            case EXTEND -> ActionInput.extension(3, "案情复杂");
            case ACCEPT, ANSWER_SUPPLEMENT, CONFIRM, VERIFY, WITHDRAW, LAPSE, ESCALATE, BEGIN ->
                    ActionInput.NONE;
        };
    }

    /// The case as the platform sees it.
    public CaseFile file(String receipt) {
        return CurrentViewer.asPlatform(() -> files.find(receipt)).orElseThrow();
    }

    public List<PastAct> history(String receipt) {
        return CurrentViewer.asPlatform(() -> files.history(receipt));
    }

    static void platform(Runnable work) {
        Supplier<Boolean> supplier =
                () -> {
                    work.run();
                    return true;
                };
        CurrentViewer.asPlatform(supplier);
    }
}
