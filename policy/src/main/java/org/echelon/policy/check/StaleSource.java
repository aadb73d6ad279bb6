package org.echelon.policy.check;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.echelon.policy.message.Diagnostic;
import org.echelon.policy.programme.SourceDocument;

/// A version rests on a document that has ended before the version does, or that begins after it.
final class StaleSource implements ProgrammeCheck {

    @Override
    public List<Diagnostic> find(Subject subject) {
        List<Diagnostic> found = new ArrayList<>();
        LocalDate from = subject.version().from();
        for (SourceDocument source : subject.programme().sources()) {
            boolean cited =
                    subject.model().model().sources().stream()
                            .anyMatch(knowledge -> knowledge.name().equals(source.document()));
            if (!cited) {
                continue;
            }
            LocalDate end = source.until();
            if (end != null && !end.isAfter(from)) {
                found.add(
                        Diagnostic.warning(
                                "stale_source",
                                subject.place(),
                                "'%s' ended on %s, before this version takes effect on %s"
                                        .formatted(source.document(), end, from)));
            }
            LocalDate begin = source.inForce();
            if (begin != null && begin.isAfter(from)) {
                found.add(
                        Diagnostic.warning(
                                "source_not_yet_in_force",
                                subject.place(),
                                "'%s' takes effect on %s, after this version on %s"
                                        .formatted(source.document(), begin, from)));
            }
        }
        return found;
    }
}
