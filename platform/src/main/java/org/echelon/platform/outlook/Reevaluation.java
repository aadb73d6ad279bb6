package org.echelon.platform.outlook;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.echelon.platform.outlook.StandingRows.Kept;
import org.echelon.platform.outlook.StandingRows.Turned;
import org.echelon.platform.outlook.StandingRows.Written;
import org.echelon.platform.programme.Evaluations;
import org.echelon.policy.Programme;
import org.echelon.policy.fact.EnterpriseFacts;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Judges those who wait, a batch at a time: one transaction takes them from the list, judges,
/// writes, and strikes them off. What ends in the midst has changed nothing and is taken again.
@Component
class Reevaluation {

    private static final Logger LOG = LoggerFactory.getLogger(Reevaluation.class);

    private final Due due;
    private final Editions editions;
    private final Evaluations evaluations;
    private final Judging judging;
    private final StandingRows rows;
    private final Clock clock;

    Reevaluation(
            Due due,
            Editions editions,
            Evaluations evaluations,
            Judging judging,
            StandingRows rows,
            Clock clock) {
        this.due = due;
        this.editions = editions;
        this.evaluations = evaluations;
        this.judging = judging;
        this.rows = rows;
        this.clock = clock;
    }

    /// What a batch did.
    ///
    /// @param enterprises taken from the list
    /// @param judged questions put to the engine; those with the same facts and programme were not
    /// @param turned verdicts that changed
    record Done(int enterprises, int judged, int turned) {

        Done plus(Done other) {
            return new Done(
                    enterprises + other.enterprises, judged + other.judged, turned + other.turned);
        }
    }

    /// Judges the next ones.
    ///
    /// @param most so many at the most
    @Transactional
    Done batch(int most) {
        return judge(due.take(most));
    }

    /// Judges one, if it still waits and nobody else is at it.
    @Transactional
    Done one(String enterprise) {
        return judge(due.take(enterprise));
    }

    private Done judge(List<String> keys) {
        if (keys.isEmpty()) {
            return new Done(0, 0, 0);
        }
        LocalDate today = LocalDate.now(clock);
        OffsetDateTime now = OffsetDateTime.now(clock);
        Editions.Edition edition = editions.now();
        Map<String, Map<String, Kept>> standings = rows.standings(keys);
        Map<String, Basis> bases = rows.bases(keys);
        List<Written> written = new ArrayList<>();
        for (String key : keys) {
            evaluations
                    .known(key, today, today)
                    .map(facts ->
                            judge(
                                    key,
                                    facts,
                                    Optional.ofNullable(bases.get(key)),
                                    standings.getOrDefault(key, Map.of()),
                                    edition,
                                    today,
                                    now))
                    .ifPresent(written::add);
        }
        rows.write(written, now);
        due.judged(keys);
        return new Done(
                keys.size(),
                written.stream().mapToInt(one -> one.changes().size()).sum(),
                written.stream().mapToInt(one -> one.turns().size()).sum());
    }

    private Written judge(
            String key,
            EnterpriseFacts facts,
            Optional<Basis> before,
            Map<String, Kept> standings,
            Editions.Edition edition,
            LocalDate today,
            OffsetDateTime now) {
        Basis basis = Basis.of(facts);
        String checksum = basis.checksum();
        String region = Optional.ofNullable(facts.enterprise().region()).orElse("");
        Map<String, Kept> changes = new LinkedHashMap<>();
        Map<String, Turned> turns = new LinkedHashMap<>();
        for (Programme programme : edition.programmes()) {
            String published = edition.checksum(programme);
            Kept old = standings.get(programme.id());
            if (old != null && stands(old, checksum, published, programme, today)) {
                continue;
            }
            Optional<Standing> found = ask(facts, programme, region, today);
            if (found.isEmpty() || (old == null && found.get().stand() == Stand.NONE)) {
                continue;
            }
            Standing standing = found.get();
            if (old != null && old.standing().stand() != standing.stand()) {
                turns.put(
                        programme.id(), turned(old, standing, checksum, published, basis, before));
            }
            changes.put(
                    programme.id(), kept(old, standing, region, checksum, published, today, now));
        }
        boolean newBasis = before.filter(basis::equals).isEmpty() || !changes.isEmpty();
        return new Written(key, basis, newBasis, changes, turns);
    }

    private static Kept kept(
            @Nullable Kept old,
            Standing standing,
            String region,
            String checksum,
            String published,
            LocalDate today,
            OffsetDateTime now) {
        Stand before = old == null ? null : old.standing().stand();
        return old != null && before == standing.stand()
                ? new Kept(
                        standing,
                        region,
                        checksum,
                        published,
                        today,
                        old.turnedFrom(),
                        old.turnedAt())
                : new Kept(standing, region, checksum, published, today, before, now);
    }

    /// Whether the answer is known already: the same facts, the same programme, and the same day or
    /// one on which nothing of what the programme reads has moved.
    private static boolean stands(
            Kept old, String checksum, String published, Programme programme, LocalDate today) {
        if (!old.checksum().equals(checksum) || !old.edition().equals(published)) {
            return false;
        }
        if (old.judgedOn().equals(today)) {
            return true;
        }
        @Nullable LocalDate version =
                programme.inForce(today).map(one -> one.definition().from()).orElse(null);
        return old.judgedOn().getYear() == today.getYear()
                && Objects.equals(version, old.standing().version())
                && old.standing().change().isEmpty() // it names a filing, which comes nearer
                && !Judging.readsTheDay(programme, today);
    }

    /// Empty where the programme cannot be asked: what was judged before stays.
    private Optional<Standing> ask(
            EnterpriseFacts facts, Programme programme, String region, LocalDate today) {
        String own = programme.definition().region();
        if (own != null && !region.startsWith(own)) {
            return Optional.of(Standing.ELSEWHERE);
        }
        try {
            return Optional.of(judging.judge(facts, programme, today));
        } catch (IllegalStateException | ArithmeticException fault) {
            LOG.warn("{} could not be asked; what it said before stays", programme.id(), fault);
            return Optional.empty();
        }
    }

    private static Turned turned(
            Kept old,
            Standing now,
            String checksum,
            String published,
            Basis basis,
            Optional<Basis> before) {
        Set<String> conditions = new TreeSet<>();
        differing(old.standing().failing(), now.failing(), conditions);
        differing(old.standing().unknown(), now.unknown(), conditions);
        boolean sameFacts = old.checksum().equals(checksum);
        Cause cause =
                !sameFacts
                        ? Cause.FACTS
                        : old.edition().equals(published) ? Cause.TIME : Cause.PROGRAMME;
        return new Turned(
                old.standing().stand(),
                now.stand(),
                cause,
                sameFacts ? List.of() : before.map(basis::changedSince).orElse(List.of()),
                List.copyOf(conditions));
    }

    private static void differing(List<String> before, List<String> after, Set<String> into) {
        before.stream().filter(id -> !after.contains(id)).forEach(into::add);
        after.stream().filter(id -> !before.contains(id)).forEach(into::add);
    }
}
