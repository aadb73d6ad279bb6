package org.echelon.policy.check;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.echelon.policy.message.Diagnostic;
import org.echelon.policy.programme.SourceDocument;
import org.jspecify.annotations.Nullable;

/// A version, or one of its parameters, rests on a document that has ended when the version begins,
/// that begins after it, or that ends while it goes on.
final class StaleSource implements ProgrammeCheck {

    @Override
    public List<Diagnostic> find(Subject subject) {
        List<Diagnostic> found = new ArrayList<>();
        LocalDate from = subject.version().from();
        for (SourceDocument source : subject.programme().sources()) {
            if (!isCited(subject, source)) {
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
            } else if (end != null && !endsBefore(subject.version().until(), end)) {
                found.add(
                        Diagnostic.note(
                                "source_ends",
                                subject.place(),
                                "'%s' ends on %s, and this version goes on without it; end the version then, or cite what follows"
                                        .formatted(source.document(), end)));
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

    /// Whether a version ends, and not after a day.
    private static boolean endsBefore(@Nullable LocalDate until, LocalDate day) {
        return until != null && !until.isAfter(day);
    }

    /// Whether a decision or a parameter rests on a document.
    private static boolean isCited(Subject subject, SourceDocument source) {
        return subject.model().model().sources().stream()
                        .anyMatch(knowledge -> knowledge.name().equals(source.document()))
                || subject.parameters().values().stream()
                        .flatMap(parameter -> parameter.source().stream())
                        .anyMatch(cited -> cited.document().equals(source.document()));
    }
}
