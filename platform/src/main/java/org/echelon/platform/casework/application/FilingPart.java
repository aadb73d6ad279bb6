package org.echelon.platform.casework.application;

import java.util.Locale;
import java.util.Optional;
import org.echelon.platform.casework.CaseFile;
import org.echelon.platform.casework.CasePart;
import org.echelon.platform.page.Formats;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// What was filed, on the case page.
@Component
@Order(1)
class FilingPart implements CasePart {

    private final FilingViews filings;

    FilingPart(FilingViews filings) {
        this.filings = filings;
    }

    @Override
    public String fragment() {
        return "casework/application/filing :: filing";
    }

    @Override
    public String heading() {
        return "filing.title";
    }

    @Override
    public Optional<Object> view(CaseFile file, Locale locale) {
        return filings.of(file.receipt(), new Formats(locale)).map(view -> view);
    }
}
