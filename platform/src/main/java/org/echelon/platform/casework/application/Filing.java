package org.echelon.platform.casework.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.echelon.policy.message.Words;
import org.jspecify.annotations.Nullable;

/// What was filed in a case, once; an answered supplement is a further revision.
///
/// @param receipt number of the case
/// @param revision 1 for the application
/// @param enterprise key of the enterprise
/// @param programme id of the programme
/// @param version day of the version
/// @param asOf the day the answers and the law are of
/// @param answers every answer in the order of the form
/// @param papers every paper
/// @param verdict what the programme said on these answers, as
///   `docs/formats/evaluation.schema.json`; absent where they were refused as impossible
/// @param registerVerdict what it said on the register's values, where the answers differ from them
/// @param undertaking what the applicant vouched for
/// @param by sign-in name of who filed
/// @param name the person's name
/// @param at when
public record Filing(
        String receipt,
        int revision,
        String enterprise,
        String programme,
        LocalDate version,
        LocalDate asOf,
        List<FiledAnswer> answers,
        List<FiledPaper> papers,
        @Nullable String verdict,
        @Nullable String registerVerdict,
        Words undertaking,
        String by,
        Words name,
        Instant at) {

    public Filing {
        answers = List.copyOf(answers);
        papers = List.copyOf(papers);
    }

    /// The answer to a question.
    public Optional<FiledAnswer> answer(String field) {
        return answers.stream().filter(answer -> answer.field().equals(field)).findFirst();
    }
}
