package org.echelon.platform.casework.application;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.platform.enterprise.RegisteredEnterprise;
import org.echelon.policy.Programme;
import org.echelon.policy.Version;
import org.echelon.policy.message.Words;
import org.echelon.policy.programme.Paper;

/// A draft laid out on the form of the version it will be filed under.
///
/// @param draft the draft
/// @param programme what is applied for
/// @param version the version in force on the day
/// @param asOf the day: today, or for a supplement the day of the first filing
/// @param enterprise who applies, as registered now
/// @param form the questions
/// @param entries the questions with what is said of each, in order
/// @param papers the papers that may be added; in a supplement those that were asked for
record Sheet(
        Draft draft,
        Programme programme,
        Version version,
        LocalDate asOf,
        RegisteredEnterprise enterprise,
        FormModel form,
        List<Entry> entries,
        List<Paper> papers) {

    Sheet {
        entries = List.copyOf(entries);
        papers = List.copyOf(papers);
    }

    Optional<Entry> find(String field) {
        return entries.stream().filter(entry -> entry.field().id().equals(field)).findFirst();
    }

    Map<String, Input> inputs() {
        Map<String, Input> inputs = new LinkedHashMap<>();
        entries.forEach(entry -> inputs.put(entry.field().id(), entry.input()));
        return inputs;
    }

    /// What is wrong or missing, in the order of the questions.
    List<AnswerCheck.Problem> problems() {
        return AnswerCheck.problems(
                form, version, inputs(), enterprise.enterprise(), programme.facts());
    }

    /// Required papers of which there is no file. A supplement needs one for each paper asked for.
    List<AnswerCheck.Problem> missing(List<FiledPaper> there) {
        boolean supplement = draft.kind() == Draft.Kind.SUPPLEMENT;
        return papers.stream()
                .filter(paper -> paper.required() || supplement)
                .filter(paper -> there.stream().noneMatch(file -> file.paper().equals(paper.id())))
                .map(paper ->
                        new AnswerCheck.Problem(
                                paper.id(),
                                new Words(
                                        paper.name().zh() + "：尚未上传",
                                        paper.name().en() + " is not uploaded yet")))
                .toList();
    }
}
