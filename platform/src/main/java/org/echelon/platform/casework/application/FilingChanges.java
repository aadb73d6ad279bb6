package org.echelon.platform.casework.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is different between two revisions of a filing.
///
/// @param answers changed answers, before and after
/// @param added papers that came
/// @param removed papers that went
public record FilingChanges(
        List<Change> answers, List<FiledPaper> added, List<FiledPaper> removed) {

    /// A changed answer.
    public record Change(FiledAnswer before, FiledAnswer after) {}

    public FilingChanges {
        answers = List.copyOf(answers);
        added = List.copyOf(added);
        removed = List.copyOf(removed);
    }

    /// The differences from one revision to a later one.
    static FilingChanges between(Filing before, Filing after) {
        List<Change> changes = new ArrayList<>();
        for (FiledAnswer answer : after.answers()) {
            Optional<FiledAnswer> old = before.answer(answer.field());
            if (old.isPresent() && old.get().differs(answer)) {
                changes.add(new Change(old.get(), answer));
            }
        }
        return new FilingChanges(
                changes,
                without(after.papers(), before.papers()),
                without(before.papers(), after.papers()));
    }

    private static List<FiledPaper> without(List<FiledPaper> papers, List<FiledPaper> others) {
        return papers.stream()
                .filter(paper -> others.stream().noneMatch(other -> other.id().equals(paper.id())))
                .toList();
    }

    /// The earlier answer to a question, where it changed.
    public Optional<FiledAnswer> before(String field) {
        return answers.stream()
                .filter(change -> change.after().field().equals(field))
                .map(Change::before)
                .findFirst();
    }
}
