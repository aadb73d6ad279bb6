package org.echelon.platform.simulation;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.echelon.platform.programme.studio.DraftTrials;
import org.echelon.policy.Programme;
import org.echelon.policy.Programmes;
import org.echelon.policy.Version;
import org.echelon.policy.fact.Subject;
import org.springframework.stereotype.Component;

/// Finds the rules that a question names.
@Component
class OpenRules {

    private final Programmes programmes;
    private final DraftTrials drafts;

    OpenRules(Programmes programmes, DraftTrials drafts) {
        this.programmes = programmes;
        this.drafts = drafts;
    }

    /// @param of a unit, or `draft:` and an id
    /// @return empty where there is none, or none that the person may read
    /// @throws CannotJudge where it is there and cannot be read, or is not about enterprises
    Optional<Opened> find(String of, LocalDate asOf) {
        Optional<Opened> found =
                of.startsWith(SimulationQuestion.DRAFT)
                        ? draft(of.substring(SimulationQuestion.DRAFT.length()), asOf)
                        : published(of, asOf);
        found.filter(opened ->
                        opened.programme().definition().subjectKind() != Subject.Kind.ENTERPRISE)
                .ifPresent(opened -> {
                    throw new CannotJudge(
                            "%s 的对象不是企业，不能用企业测算".formatted(opened.programme().id()),
                            "%s is not about enterprises, so a population of enterprises says nothing of it"
                                    .formatted(opened.programme().id()));
                });
        return found;
    }

    private Optional<Opened> draft(String id, LocalDate asOf) {
        return uuid(id).flatMap(drafts::open)
                .map(found -> {
                    Version version =
                            found.version()
                                    .orElseThrow(() ->
                                            new CannotJudge(
                                                    "草稿 %s 现在读不出来：%s"
                                                            .formatted(
                                                                    found.draft().unit(),
                                                                    found.wrong()),
                                                    "the draft %s cannot be read as it is saved: %s"
                                                            .formatted(
                                                                    found.draft().unit(),
                                                                    found.wrong())));
                    Programme published =
                            programmes.find(found.draft().programme()).orElse(found.programme());
                    return new Opened(
                            "draft:%s@%d".formatted(id, found.draft().revision()),
                            found.programme(),
                            version,
                            Optional.of(found.draft()),
                            programmes
                                    .find(found.draft().programme())
                                    .flatMap(one -> one.inForce(asOf))
                                    .filter(Version::compiles),
                            published);
                });
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private Optional<Opened> published(String unit, LocalDate asOf) {
        return programmes.all().stream()
                .filter(one -> unit.startsWith(one.id() + "/"))
                .flatMap(one ->
                        one.versions().stream()
                                .filter(version -> version.place().equals(unit))
                                .filter(Version::compiles)
                                .map(version ->
                                        new Opened(
                                                unit + "@" + version.checksum(),
                                                one,
                                                version,
                                                Optional.empty(),
                                                one.inForce(asOf).filter(Version::compiles),
                                                one)))
                .findFirst();
    }
}
