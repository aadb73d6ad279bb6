package org.echelon.platform.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.echelon.platform.sheet.Remarks;
import org.echelon.platform.sheet.Sheet;
import org.echelon.policy.message.Words;

/// What an import finds: refusals, matches by name, notes.
final class Findings implements Remarks {

    private static final int MOST_NOTES = 200;

    private final List<IntakeReport.Refusal> refusals = new ArrayList<>();
    private final List<IntakeReport.NameMatch> matches = new ArrayList<>();
    private final List<IntakeReport.Note> notes = new ArrayList<>();

    void refuse(Sheet.Row row, String column, Words reason) {
        refusals.add(
                new IntakeReport.Refusal(row.place(), row.line(), column, row.get(column), reason));
    }

    @Override
    public void refuse(String place, int line, Words reason) {
        refusals.add(new IntakeReport.Refusal(place, line, "", "", reason));
    }

    void matched(Sheet.Row row, String name, String key, String registeredName) {
        matches.add(new IntakeReport.NameMatch(row.place(), row.line(), name, key, registeredName));
    }

    @Override
    public void note(String place, int line, Words words) {
        if (notes.size() < MOST_NOTES) {
            notes.add(new IntakeReport.Note(place, line, words));
        }
    }

    /// The refusals by file and line, as a person goes through them.
    List<IntakeReport.Refusal> refusals() {
        return refusals.stream()
                .sorted(
                        Comparator.comparing(IntakeReport.Refusal::place)
                                .thenComparingInt(refusal -> refusal.line()))
                .toList();
    }

    List<IntakeReport.NameMatch> matches() {
        return matches;
    }

    List<IntakeReport.Note> notes() {
        return notes;
    }
}
