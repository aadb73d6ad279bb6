package org.echelon.platform.casework.outcome;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.echelon.platform.casework.Acted;
import org.echelon.platform.casework.Action;
import org.echelon.platform.casework.ActionInput;
import org.echelon.platform.casework.CaseActions;
import org.echelon.platform.casework.CaseFile;
import org.echelon.platform.casework.CaseState;
import org.echelon.platform.identity.Accounts;
import org.echelon.platform.identity.Audited;
import org.echelon.platform.sheet.Days;
import org.echelon.platform.sheet.RefusedRows;
import org.echelon.platform.sheet.Sheet;
import org.echelon.platform.sheet.Sheets;
import org.echelon.platform.title.TitleRegistration;
import org.echelon.policy.message.Words;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes numbers over from the national system, each with the document that shows it: all rows or
/// none. With its number a case is recognised; the title follows from that.
@Service
class Numbers {

    private static final String RECEIPT = "receipt";
    private static final String NUMBER = "number";
    private static final String ISSUED_ON = "issued_on";
    private static final String EVIDENCE = "evidence";
    private static final int LONGEST_EVIDENCE = 300;

    private final Waiting waiting;
    private final CaseActions actions;
    private final TitleRegistration titles;
    private final Accounts accounts;
    private final NumberRows rows;
    private final JdbcClient database;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Numbers(
            Waiting waiting,
            CaseActions actions,
            TitleRegistration titles,
            Accounts accounts,
            NumberRows rows,
            JdbcClient database,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.waiting = waiting;
        this.actions = actions;
        this.titles = titles;
        this.accounts = accounts;
        this.rows = rows;
        this.database = database;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /// A number for one case.
    @PreAuthorize("@access.imports()")
    public NumberReport record(String receipt, String number, String issuedOn, String evidence) {
        Map<String, String> cells =
                Map.of(
                        RECEIPT, receipt.strip(),
                        NUMBER, number.strip(),
                        ISSUED_ON, issuedOn.strip(),
                        EVIDENCE, evidence.strip());
        return take(List.of(new Sheet.Row("", 0, cells)), new RefusedRows());
    }

    /// The numbers of a file with the columns `receipt`, `number`, `issued_on` and `evidence`.
    @PreAuthorize("@access.imports()")
    public NumberReport record(String fileName, byte[] content) {
        RefusedRows refused = new RefusedRows();
        return take(Sheets.rows(fileName, content, ExportPackage.NUMBERS, refused), refused);
    }

    /// Whether numbers can be simulated here: where a demonstration is loaded, and nowhere else.
    @PreAuthorize("@access.imports()")
    public boolean simulates() {
        return !accounts.demonstration().isEmpty();
    }

    /// Draws a simulated number for every waiting case of an invented enterprise.
    @PreAuthorize("@access.imports()")
    public NumberReport draw() {
        if (!simulates()) {
            RefusedRows refused = new RefusedRows();
            refused.refuse(
                    "",
                    0,
                    new Words(
                            "未加载演示数据，没有模拟发号器；请从国家系统导入编号",
                            "no demonstration is loaded, so there is no simulated issuer; import the numbers from the national system"));
            return new NumberReport(0, refused.rows());
        }
        LocalDate today = LocalDate.now(clock);
        NumberReport report =
                transaction.execute(status -> {
                    RefusedRows refused = new RefusedRows();
                    int recorded = 0;
                    for (WaitingCase one : waiting.all()) {
                        if (one.enterprise().synthetic()) {
                            Sheet.Row row =
                                    new Sheet.Row(
                                            one.file().receipt(),
                                            0,
                                            Map.of(RECEIPT, one.file().receipt()));
                            if (drawn(one, row, today, refused)) {
                                recorded++;
                            }
                        }
                    }
                    return ended(recorded, refused, status::setRollbackOnly);
                });
        return Objects.requireNonNull(report);
    }

    private boolean drawn(WaitingCase one, Sheet.Row row, LocalDate today, RefusedRows refused) {
        if (!one.free() && today.getYear() != one.file().year()) {
            refused.refuse(
                    row,
                    RECEIPT,
                    new Words(
                            "案件为 %d 年度，今天是 %s；编号只在当年有效".formatted(one.file().year(), today),
                            "the case is of %d, today is %s; a number is valid in its own year alone"
                                    .formatted(one.file().year(), today)));
            return false;
        }
        long serial =
                database.sql("select nextval('casework.simulated_serial')")
                        .query(Long.class)
                        .single();
        return recorded(
                one,
                new RecordedNumber(
                        RegistryNumber.simulated(one.expected(), serial),
                        today,
                        "模拟发号器 simulated issuer",
                        true),
                row,
                refused);
    }

    private NumberReport take(List<Sheet.Row> rows, RefusedRows refused) {
        NumberReport report =
                transaction.execute(status -> {
                    Set<String> receipts = new HashSet<>();
                    Set<String> numbers = new HashSet<>();
                    int recorded = 0;
                    for (Sheet.Row row : rows) {
                        if (taken(row, receipts, numbers, refused)) {
                            recorded++;
                        }
                    }
                    return ended(recorded, refused, status::setRollbackOnly);
                });
        return Objects.requireNonNull(report);
    }

    private static NumberReport ended(int recorded, RefusedRows refused, Runnable rollBack) {
        if (refused.isEmpty()) {
            return new NumberReport(recorded, List.of());
        }
        rollBack.run();
        return new NumberReport(0, refused.rows());
    }

    private boolean taken(
            Sheet.Row row, Set<String> receipts, Set<String> numbers, RefusedRows refused) {
        String receipt = row.get(RECEIPT).toUpperCase(Locale.ROOT);
        Optional<WaitingCase> found = waiting.one(receipt);
        Optional<Words> standing = standing(found, row.get(NUMBER), receipts.add(receipt));
        standing.ifPresent(words -> refused.refuse(row, RECEIPT, words));
        Optional<LocalDate> issuedOn = issuedOn(row, found, refused);
        String evidence = row.get(EVIDENCE);
        boolean shown = !evidence.isEmpty() && evidence.length() <= LONGEST_EVIDENCE;
        if (!shown) {
            refused.refuse(
                    row,
                    EVIDENCE,
                    new Words(
                            "请填写载有该编号的文件名称和文号，不超过 %d 字".formatted(LONGEST_EVIDENCE),
                            "name the document that shows the number, in at most %d characters"
                                    .formatted(LONGEST_EVIDENCE)));
        }
        if (standing.isPresent()) {
            return false;
        }
        WaitingCase one = found.orElseThrow();
        String number = row.get(NUMBER);
        Optional<Words> wrong =
                RegistryNumber.problem(number, one.expected())
                        .or(() -> elsewhere(one, number, numbers.add(number)));
        wrong.ifPresent(words -> refused.refuse(row, NUMBER, words));
        return wrong.isEmpty()
                && issuedOn.isPresent()
                && shown
                && recorded(
                        one,
                        new RecordedNumber(number, issuedOn.get(), evidence, false),
                        row,
                        refused);
    }

    /// What stands against a number for the case. One that was recognised without evidence, as an
    /// act of the platform may do it, waits for the same number with its document.
    private Optional<Words> standing(Optional<WaitingCase> found, String number, boolean first) {
        if (found.isEmpty()) {
            return Optional.of(
                    new Words(
                            "您的辖区内没有这个受理编号的案件；请核对",
                            "no case of your region has this receipt number; check it"));
        }
        if (!first) {
            return Optional.of(
                    new Words(
                            "文件中此案件出现两次；请删除一行", "this case is in the file twice; remove one row"));
        }
        var file = found.get().file();
        if (file.number() != null && lacksEvidence(file, number)) {
            return Optional.empty();
        }
        if (file.number() != null) {
            return Optional.of(
                    new Words(
                            "此案件已有编号 %s".formatted(file.number()),
                            "this case has its number already, %s".formatted(file.number())));
        }
        return file.state() == CaseState.NUMBER
                ? Optional.empty()
                : Optional.of(
                        new Words(
                                "此案件不在等待编号的环节，现状态为 %s".formatted(file.state()),
                                "this case does not wait for a number; its state is %s"
                                        .formatted(file.state())));
    }

    private boolean lacksEvidence(CaseFile file, String number) {
        return number.equals(file.number()) && rows.of(file.receipt()).isEmpty();
    }

    private Optional<Words> elsewhere(WaitingCase one, String number, boolean first) {
        if (!first) {
            return Optional.of(
                    new Words("文件中此编号出现两次；请核对", "this number is in the file twice; check it"));
        }
        boolean taken =
                titles.holder(one.file().programme(), number).isPresent() || rows.has(number);
        return taken
                ? Optional.of(
                        new Words(
                                "编号 %s 已登记在册；请核对".formatted(number),
                                "the number %s is on file already; check it".formatted(number)))
                : Optional.empty();
    }

    private Optional<LocalDate> issuedOn(
            Sheet.Row row, Optional<WaitingCase> found, RefusedRows refused) {
        Optional<LocalDate> day = Days.read(row.get(ISSUED_ON));
        LocalDate today = LocalDate.now(clock);
        if (day.isEmpty()) {
            refused.refuse(
                    row,
                    ISSUED_ON,
                    new Words("不是日期；请写成 2026-11-21", "not a day; write it as 2026-11-21"));
            return day;
        }
        Optional<Words> wrong =
                day.get().isAfter(today)
                        ? Optional.of(
                                new Words(
                                        "日期晚于今天 %s；请核对".formatted(today),
                                        "the day is after today, %s; check it".formatted(today)))
                        : found.flatMap(one -> outside(one, day.get()));
        wrong.ifPresent(words -> refused.refuse(row, ISSUED_ON, words));
        return wrong.isPresent() ? Optional.empty() : day;
    }

    private static Optional<Words> outside(WaitingCase one, LocalDate day) {
        if (day.isBefore(one.filedOn())) {
            return Optional.of(
                    new Words(
                            "日期早于申报日期 %s；请核对".formatted(one.filedOn()),
                            "the day is before the filing on %s; check it"
                                    .formatted(one.filedOn())));
        }
        return one.free() || day.getYear() == one.file().year()
                ? Optional.empty()
                : Optional.of(
                        new Words(
                                "日期不在申报年度 %d 内；编号只在当年有效".formatted(one.file().year()),
                                "the day is not in %d, the year of the case; a number is valid in its own year alone"
                                        .formatted(one.file().year())));
    }

    private boolean recorded(
            WaitingCase one, RecordedNumber given, Sheet.Row row, RefusedRows refused) {
        String receipt = one.file().receipt();
        if (!rows.add(receipt, given, one.free())) {
            refused.refuse(
                    row,
                    NUMBER,
                    new Words(
                            "刚刚有人为此案件或用此编号作了登记；请刷新后再看",
                            "somebody recorded this case or this number just now; load the page again"));
            return false;
        }
        Acted acted =
                one.file().number() == null
                        ? actions.act(
                                receipt,
                                Action.RECORD_NUMBER,
                                one.file().revision(),
                                ActionInput.number(given.number()))
                        : new Acted.Done(one.file());
        if (acted instanceof Acted.Refused(Words what, Words remedy)) {
            refused.refuse(
                    row,
                    RECEIPT,
                    new Words(what.zh() + "；" + remedy.zh(), what.en() + "; " + remedy.en()));
            return false;
        }
        events.publishEvent(
                new Audited(
                        "outcome.number",
                        "case:" + receipt,
                        Map.of(NUMBER, given.number(), "simulated", "" + given.simulated())));
        return true;
    }
}
