package org.echelon.platform.intake;

import java.util.ArrayList;
import java.util.List;
import org.echelon.platform.enterprise.FactDraft;
import org.echelon.platform.sheet.Sheet;
import org.echelon.platform.title.AwardDraft;
import org.echelon.platform.title.StatementDraft;
import org.echelon.platform.title.TitleDraft;

/// What the rows of an import want to record, each with the row it came from.
final class Drafts {

    /// A draft and where it came from.
    ///
    /// @param column the column of its value
    record From<T>(T draft, Sheet.Row row, String column) {}

    private final List<From<FactDraft>> facts = new ArrayList<>();
    private final List<From<TitleDraft>> titles = new ArrayList<>();
    private final List<AwardDraft> awards = new ArrayList<>();
    private final List<StatementDraft> statements = new ArrayList<>();

    List<From<FactDraft>> facts() {
        return facts;
    }

    List<From<TitleDraft>> titles() {
        return titles;
    }

    List<AwardDraft> awards() {
        return awards;
    }

    List<StatementDraft> statements() {
        return statements;
    }
}
