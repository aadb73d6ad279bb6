package org.echelon.platform.casework.outcome;

import java.time.LocalDate;
import java.util.Optional;
import org.echelon.platform.casework.CaseDecided;
import org.echelon.platform.casework.CaseFile;
import org.echelon.platform.casework.CaseFiles;
import org.echelon.platform.casework.CaseState;
import org.echelon.platform.title.Issued;
import org.echelon.platform.title.Issuing;
import org.echelon.platform.title.NewTitle;
import org.echelon.policy.message.Words;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/// Gives the title that a recognised case ends in. Told twice, or by twenty at once, it gives one:
/// a case has one title, a number one holder.
@Component
class TitleOfCase {

    private final CaseFiles files;
    private final Issuing issuing;
    private final JdbcClient database;

    TitleOfCase(CaseFiles files, Issuing issuing, JdbcClient database) {
        this.files = files;
        this.issuing = issuing;
        this.database = database;
    }

    /// What is on file of a number.
    private record OnFile(String number, LocalDate issuedOn, String evidence, boolean simulated) {}

    @ApplicationModuleListener
    void on(CaseDecided decided) {
        if (!decided.outcome().equals(CaseState.RECOGNISED.name())) {
            return;
        }
        CaseFile file = files.find(decided.receipt()).orElseThrow();
        OnFile number =
                number(decided.receipt())
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "the case %s is recognised, but no number with evidence is on file; record it on the page of outcomes"
                                                .formatted(decided.receipt())));
        Issued issued =
                issuing.issue(
                        new NewTitle(
                                file.enterprise(),
                                file.programme(),
                                file.version(),
                                number.number(),
                                number.issuedOn(),
                                number.issuedOn(),
                                "案件 case " + file.receipt(),
                                number.evidence(),
                                file.receipt(),
                                number.simulated()));
        if (issued instanceof Issued.Refused(Words what, Words remedy)) {
            throw new IllegalStateException(
                    "no title for the case %s: %s; %s"
                            .formatted(file.receipt(), what.en(), remedy.en()));
        }
    }

    private Optional<OnFile> number(String receipt) {
        return database.sql(
                        """
                        select number, issued_on, evidence, simulated
                        from casework.registry_number
                        where receipt = :receipt
                        """)
                .param("receipt", receipt)
                .query((row, _) ->
                        new OnFile(
                                row.getString("number"),
                                row.getObject("issued_on", LocalDate.class),
                                row.getString("evidence"),
                                row.getBoolean("simulated")))
                .optional();
    }
}
