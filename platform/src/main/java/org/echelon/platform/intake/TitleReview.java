package org.echelon.platform.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.echelon.platform.title.TitleDraft;
import org.echelon.platform.title.TitleRegistration;
import org.echelon.policy.message.Words;
import org.jspecify.annotations.Nullable;

/// Looks at all titles of an import together: a number names one title of one enterprise.
final class TitleReview {

    private final TitleRegistration titles;
    private final Findings findings;

    TitleReview(TitleRegistration titles, Findings findings) {
        this.titles = titles;
        this.findings = findings;
    }

    private record Numbered(String title, String number) {}

    /// The titles that can be recorded; the others are refused.
    List<TitleDraft> accepted(List<Drafts.From<TitleDraft>> drafts) {
        Map<Numbered, String> holders = new HashMap<>();
        List<TitleDraft> accepted = new ArrayList<>();
        for (Drafts.From<TitleDraft> from : drafts) {
            TitleDraft draft = from.draft();
            String number = draft.title().number();
            String other = number == null ? null : other(draft, number, holders);
            if (other == null) {
                accepted.add(draft);
            } else {
                findings.refuse(
                        from.row(),
                        from.column(),
                        new Words(
                                "编号 %s 已属于另一家企业（%s）；请核对编号与企业".formatted(number, other),
                                "the number %s belongs to another enterprise (%s); check the number and the enterprise"
                                        .formatted(number, other)));
            }
        }
        return accepted;
    }

    /// Another enterprise that has the number, in the register or in an earlier row.
    private @Nullable String other(TitleDraft draft, String number, Map<Numbered, String> holders) {
        String holder =
                holders.computeIfAbsent(
                        new Numbered(draft.title().title(), number),
                        numbered ->
                                titles.holder(numbered.title(), numbered.number())
                                        .orElse(draft.enterprise()));
        return holder.equals(draft.enterprise()) ? null : holder;
    }
}
