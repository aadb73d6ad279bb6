package org.echelon.platform.casework.application;

import java.util.List;
import org.echelon.platform.page.LinkView;
import org.echelon.platform.page.Tag;
import org.jspecify.annotations.Nullable;

/// A filing as pages show it, in the reader's language: to the applicant as a copy, to the officer
/// with what was disputed, what differs from the register and what changed.
///
/// @param receipt number of the case
/// @param revision which revision
/// @param revisions how many there are
/// @param by who filed it
/// @param at when
/// @param asOf the day the answers are of
/// @param groups the answers
/// @param papers the papers
/// @param removed papers that the revision before had
/// @param verdict what the programme said on these answers; absent where they were impossible
/// @param registerVerdict what it said on the register's values, where the answers differ
/// @param undertaking what the applicant vouched for
/// @param changed how many answers the revision changed
/// @param disputed how many values of the register are disputed
/// @param differing how many answers differ from the register
public record FilingView(
        String receipt,
        int revision,
        int revisions,
        String by,
        String at,
        String asOf,
        List<Group> groups,
        List<PaperView> papers,
        List<PaperView> removed,
        @Nullable VerdictView verdict,
        @Nullable VerdictView registerVerdict,
        String undertaking,
        int changed,
        long disputed,
        long differing) {

    /// Answers under one heading.
    public record Group(String title, List<Answer> answers) {}

    /// An answer.
    ///
    /// @param anchor where it stands
    /// @param value in words
    /// @param inWords an amount in the unit that reads best
    /// @param said what the register said, with source and date
    /// @param origin kept, changed or disputed
    /// @param dispute why the register's value is wrong
    /// @param before what the revision before said, where that differs
    public record Answer(
            String anchor,
            String label,
            String value,
            @Nullable String inWords,
            @Nullable String said,
            @Nullable Tag origin,
            @Nullable String dispute,
            @Nullable String before) {}

    /// A paper with its files.
    public record PaperView(String name, List<FileView> files) {}

    /// A file.
    ///
    /// @param link name and address
    /// @param detail size, day, whether it was looked at for viruses
    /// @param added whether the newest revision brought it
    public record FileView(LinkView link, String detail, boolean added) {}
}
