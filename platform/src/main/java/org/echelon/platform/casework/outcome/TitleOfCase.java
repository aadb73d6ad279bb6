package org.echelon.platform.casework.outcome;

import org.echelon.platform.casework.CaseDecided;
import org.echelon.platform.casework.CaseFile;
import org.echelon.platform.casework.CaseFiles;
import org.echelon.platform.casework.CaseState;
import org.echelon.platform.title.Issued;
import org.echelon.platform.title.Issuing;
import org.echelon.platform.title.NewTitle;
import org.echelon.policy.message.Words;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/// Gives the title that a recognised case ends in. Told twice, or by twenty at once, it gives one:
/// a case has one title, a number one holder.
@Component
class TitleOfCase {

    private final CaseFiles files;
    private final Issuing issuing;
    private final NumberRows numbers;

    TitleOfCase(CaseFiles files, Issuing issuing, NumberRows numbers) {
        this.files = files;
        this.issuing = issuing;
        this.numbers = numbers;
    }

    @ApplicationModuleListener
    void on(CaseDecided decided) {
        if (!decided.outcome().equals(CaseState.RECOGNISED.name())) {
            return;
        }
        CaseFile file = files.find(decided.receipt()).orElseThrow();
        RecordedNumber number =
                numbers.of(decided.receipt())
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
}
