package org.echelon.platform.title;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.echelon.platform.identity.CurrentViewer;
import org.echelon.platform.sheet.Days;
import org.echelon.platform.sheet.RefusedRow;
import org.echelon.platform.sheet.RefusedRows;
import org.echelon.platform.sheet.Sheet;
import org.echelon.platform.sheet.Sheets;
import org.echelon.policy.message.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes HNTE certificates over from the national list: an officer says which enterprise of the own
/// region was recognised, with which number, when, and by which document. All rows or none.
///
/// An import brings in history and starts nothing; what is recorded here is a recognition, and
/// rewards follow from it.
@Service
public class ListEntry {

    static final String TITLE = "cn/hnte";
    private static final List<String> COLUMNS = List.of("uscc", "number", "issued_on", "document");
    private static final int LONGEST_DOCUMENT = 300;

    private final Issuing issuing;
    private final TitleRows rows;
    private final JdbcClient database;
    private final CurrentViewer viewer;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ListEntry(
            Issuing issuing,
            TitleRows rows,
            JdbcClient database,
            CurrentViewer viewer,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.issuing = issuing;
        this.rows = rows;
        this.database = database;
        this.viewer = viewer;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /// What became of it.
    ///
    /// @param recorded titles that were recorded; 0 when a row was refused
    /// @param already titles that were on file before, exactly so
    /// @param refusals every refused row
    public record Report(int recorded, int already, List<RefusedRow> refusals) {

        public Report {
            refusals = List.copyOf(refusals);
        }
    }

    /// Records one certificate.
    @PreAuthorize("@access.imports()")
    public Report record(ListedTitle listed) {
        Map<String, String> cells =
                Map.of(
                        "uscc", listed.enterprise().strip(),
                        "number", listed.number().strip(),
                        "issued_on", listed.issuedOn().strip(),
                        "document", listed.document().strip());
        RefusedRows refused = new RefusedRows();
        return take(List.of(new Sheet.Row("", 0, cells)), refused);
    }

    /// Records the certificates of a file with the columns `uscc`, `number`, `issued_on` and
    /// `document`.
    @PreAuthorize("@access.imports()")
    public Report record(String fileName, byte[] content) {
        RefusedRows refused = new RefusedRows();
        return take(Sheets.rows(fileName, content, COLUMNS, refused), refused);
    }

    private Report take(List<Sheet.Row> all, RefusedRows refused) {
        Report report =
                transaction.execute(status -> {
                    Report answer = inTransaction(all, refused);
                    if (!answer.refusals().isEmpty()) {
                        status.setRollbackOnly();
                    }
                    return answer;
                });
        return Objects.requireNonNull(report);
    }

    private Report inTransaction(List<Sheet.Row> all, RefusedRows refused) {
        int recorded = 0;
        int already = 0;
        Map<String, String> seen = new HashMap<>();
        for (Sheet.Row row : all) {
            Optional<NewTitle> title = read(row, seen, refused);
            if (title.isPresent()) {
                switch (issuing.issue(title.get())) {
                    case Issued.Recorded _ -> recorded++;
                    case Issued.Already _ -> already++;
                    case Issued.Refused(Words what, Words remedy) ->
                            refused.refuse(row, "number", together(what, remedy));
                }
            }
        }
        return refused.isEmpty()
                ? new Report(recorded, already, List.of())
                : new Report(0, 0, refused.rows());
    }

    /// The row as a title; empty when a cell of it was refused.
    private Optional<NewTitle> read(Sheet.Row row, Map<String, String> seen, RefusedRows refused) {
        Optional<Enterprise> enterprise = enterprise(row, refused);
        Optional<LocalDate> issuedOn = issuedOn(row, refused);
        String document = row.get("document");
        if (document.isEmpty() || document.length() > LONGEST_DOCUMENT) {
            refused.refuse(
                    row,
                    "document",
                    new Words(
                            "请填写列有该企业的文件名称和文号，不超过 %d 字".formatted(LONGEST_DOCUMENT),
                            "name the document that lists the enterprise, with its number, in at most %d characters"
                                    .formatted(LONGEST_DOCUMENT)));
        }
        if (enterprise.isEmpty()
                || issuedOn.isEmpty()
                || document.isEmpty()
                || document.length() > LONGEST_DOCUMENT) {
            return Optional.empty();
        }
        String number = row.get("number");
        Words wrong = problem(number, enterprise.get(), issuedOn.get(), seen);
        if (wrong != null) {
            refused.refuse(row, "number", wrong);
            return Optional.empty();
        }
        seen.put(number, enterprise.get().key());
        return Optional.of(
                new NewTitle(
                        enterprise.get().key(),
                        TITLE,
                        null,
                        number,
                        issuedOn.get(),
                        issuedOn.get(),
                        "国家名单 national list",
                        document,
                        null,
                        false));
    }

    private @Nullable Words problem(
            String number, Enterprise enterprise, LocalDate issuedOn, Map<String, String> seen) {
        Optional<Words> form = HnteNumber.problem(number, enterprise.region(), issuedOn);
        if (form.isPresent()) {
            return form.get();
        }
        String other = rows.holder(TITLE, number).orElse(seen.get(number));
        return other == null || other.equals(enterprise.key())
                ? null
                : new Words(
                        "编号 %s 已属于另一家企业（%s）；请核对编号与企业".formatted(number, other),
                        "the number %s belongs to another enterprise (%s); check the number and the enterprise"
                                .formatted(number, other));
    }

    private record Enterprise(String key, String region) {}

    private Optional<Enterprise> enterprise(Sheet.Row row, RefusedRows refused) {
        Optional<Enterprise> found =
                database.sql(
                                """
                                select key, coalesce(region, '') as region
                                from enterprise.published_name
                                where key = :key or uscc = :key or other_id = :key
                                """)
                        .param("key", row.get("uscc"))
                        .query((rs, _) ->
                                new Enterprise(rs.getString("key"), rs.getString("region")))
                        .optional();
        if (found.isEmpty()) {
            refused.refuse(
                    row,
                    "uscc",
                    new Words(
                            "登记库中没有这家企业；请核对统一社会信用代码，或先导入该企业",
                            "no such enterprise is registered; check the credit code, or import the enterprise first"));
            return Optional.empty();
        }
        if (!viewer.get().covers(found.get().region())) {
            refused.refuse(
                    row,
                    "uscc",
                    new Words(
                            "企业登记在 %s，不在您的辖区；请交由当地经办人登记".formatted(found.get().region()),
                            "the enterprise is registered in %s, outside your region; an officer there must record it"
                                    .formatted(found.get().region())));
            return Optional.empty();
        }
        return found;
    }

    private Optional<LocalDate> issuedOn(Sheet.Row row, RefusedRows refused) {
        Optional<LocalDate> day = Days.read(row.get("issued_on"));
        LocalDate today = LocalDate.now(clock);
        if (day.isEmpty()) {
            refused.refuse(
                    row,
                    "issued_on",
                    new Words("不是日期；请写成 2025-12-19", "not a day; write it as 2025-12-19"));
        } else if (day.get().isAfter(today)) {
            refused.refuse(
                    row,
                    "issued_on",
                    new Words(
                            "发证日期晚于今天 %s；请核对".formatted(today),
                            "the day of issue is after today, %s; check it".formatted(today)));
            return Optional.empty();
        }
        return day;
    }

    private static Words together(Words what, Words remedy) {
        return new Words(what.zh() + "；" + remedy.zh(), what.en() + "; " + remedy.en());
    }
}
