package org.echelon.policy.advice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.echelon.policy.Programme;
import org.echelon.policy.Programmes;
import org.echelon.policy.fact.Award;
import org.echelon.policy.fact.EnterpriseFacts;
import org.echelon.policy.fact.FactValue;
import org.echelon.policy.fact.Title;
import org.echelon.policy.message.Words;
import org.echelon.policy.programme.AwardLevel;
import org.echelon.policy.programme.Ladder;
import org.echelon.policy.programme.ProgrammeDefinition;
import org.echelon.policy.programme.ProgrammeDefinition.Pay;
import org.echelon.policy.programme.Stacking;
import org.echelon.policy.result.Evaluation;
import org.echelon.policy.result.Quantity;
import org.echelon.policy.result.Verdict;
import org.echelon.quantity.Money;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// Makes grants of what is met: one for each programme, or for each part that it pays.
final class GrantBook {

    private final Programmes programmes;
    private final Ladder ladder;
    private final EnterpriseFacts facts;
    private final List<Grant> grants = new ArrayList<>();
    private final List<Combination.Unsettled> open = new ArrayList<>();

    GrantBook(Programmes programmes, Ladder ladder, EnterpriseFacts facts) {
        this.programmes = programmes;
        this.ladder = ladder;
        this.facts = facts;
    }

    List<Grant> grants() {
        return grants;
    }

    /// Awards of an amount that is not settled.
    List<Combination.Unsettled> open() {
        return open;
    }

    /// Takes in what can be had; nothing of what will no longer be met when its filing opens.
    void add(Advice.Offer offer) {
        Evaluation evaluation = offer.then().orElse(offer.evaluation());
        if (evaluation.verdict() != Verdict.MET) {
            return;
        }
        ProgrammeDefinition definition = offer.programme().definition();
        Map<String, Quantity> parts = new LinkedHashMap<>();
        Map<String, LocalDate> since = new LinkedHashMap<>();
        LocalDate newYear = LocalDate.of(offer.from().getYear(), 1, 1);
        for (Pay pay : definition.pays()) {
            Quantity amount =
                    pay.outcome() == null
                            ? evaluation.amount().orElse(new Quantity.Unknown())
                            : evaluation.outcomes().getOrDefault(pay.outcome(), nothing());
            parts.merge(pay.matter(), amount, GrantBook::sum);
            since.put(pay.matter(), titleFrom(pay.title(), offer.from()).orElse(newYear));
        }
        if (definition.pays().isEmpty()) {
            String matter = definition.matter();
            parts.put(
                    matter == null ? definition.id() : matter,
                    evaluation.amount().orElseGet(() -> unstated(definition)));
        }
        parts.forEach((matter, amount) ->
                add(definition, offer, matter, amount, since.getOrDefault(matter, newYear)));
    }

    private static Quantity nothing() {
        return new Quantity.Exact(Rational.ZERO);
    }

    /// A programme that only matches another needs no amount of its own.
    private static Quantity unstated(ProgrammeDefinition definition) {
        return definition.stacking().matching().isPresent()
                ? new Quantity.Exact(Rational.of(Long.MAX_VALUE / 1_000_000))
                : nothing();
    }

    private static Quantity sum(Quantity one, Quantity other) {
        return one instanceof Quantity.Exact(Rational a)
                        && other instanceof Quantity.Exact(Rational b)
                ? new Quantity.Exact(a.plus(b))
                : new Quantity.Unknown();
    }

    private void add(
            ProgrammeDefinition definition,
            Advice.Offer offer,
            String matter,
            Quantity amount,
            LocalDate since) {
        if (!(amount instanceof Quantity.Exact(Rational yuan))) {
            open.add(
                    new Combination.Unsettled(
                            definition.id(),
                            definition.name(),
                            amount,
                            new Words(
                                    "金额尚不能确定，未计入合计",
                                    "the amount is not settled, so it is not counted")));
            return;
        }
        Money full = Money.rounded(yuan);
        Stacking.ShareCap share = definition.stacking().shareCap().orElse(null);
        if (share != null && full.signum() > 0) {
            Optional<Money> cap = shareOf(share, offer.from().getYear() - 1);
            if (cap.isEmpty()) {
                open.add(
                        new Combination.Unsettled(
                                definition.id(),
                                definition.name(),
                                amount,
                                new Words(
                                        "比例上限所依据的数据（%s，%d年）未知，未计入合计"
                                                .formatted(
                                                        share.fact(), offer.from().getYear() - 1),
                                        "%s of %d, on which its share cap rests, is unknown, so it is not counted"
                                                .formatted(
                                                        share.fact(),
                                                        offer.from().getYear() - 1))));
                return;
            }
            full = full.min(cap.get());
        }
        int rank = ladder.ofTitle(definition.id()).map(rung -> rung.rank()).orElse(0);
        boolean pays = full.signum() > 0;
        if (!pays && definition.pays().size() > 1) {
            return;
        }
        grants.add(
                new Grant(
                        definition.id(),
                        definition.name(),
                        pays ? matter : null,
                        level(offer.programme()),
                        full,
                        definition.stacking(),
                        offer.from(),
                        since,
                        new HashSet<>(definition.excludes()),
                        rank + 1));
    }

    private Optional<Money> shareOf(Stacking.ShareCap share, int year) {
        FactValue value = facts.yearly().getOrDefault(year, Map.of()).get(share.fact());
        return value instanceof FactValue.Numeric(Rational number)
                ? Optional.of(Money.rounded(number.max(Rational.ZERO).times(share.rate())))
                : Optional.empty();
    }

    /// The first day of the newest valid title of a kind.
    private Optional<LocalDate> titleFrom(String title, LocalDate day) {
        return facts.holds().stream()
                .filter(held -> held.title().equals(title))
                .filter(held -> PathFinder.isValid(held, day))
                .map(Title::from)
                .max(LocalDate::compareTo);
    }

    private static AwardLevel level(Programme programme) {
        AwardLevel named = programme.definition().stacking().level();
        return named == null ? AwardLevel.ofRegion(programme.definition().region()) : named;
    }

    /// What was received, with what the programmes say of it.
    List<Received> received() {
        return facts.received().stream().map(this::received).toList();
    }

    private Received received(Award award) {
        Optional<Programme> programme = programmes.find(award.programme());
        String code = award.level();
        AwardLevel level =
                Optional.ofNullable(code)
                        .flatMap(AwardLevel::of)
                        .or(() -> programme.map(GrantBook::level))
                        .orElseGet(() -> AwardLevel.ofPath(award.programme()));
        return new Received(
                award.programme(),
                programmes.name(award.programme()),
                award.matter(),
                level,
                Money.rounded(award.amount()),
                award.on(),
                programme
                        .map(found -> found.definition().stacking())
                        .map(Stacking::stepUp)
                        .orElse(null),
                programme.map(GrantBook::scheme).map(Set::of).orElse(Set.of()));
    }

    private static @Nullable String scheme(Programme programme) {
        Stacking stacking = programme.definition().stacking();
        String named = stacking.scheme();
        return stacking.yearlyCap() == null ? null : named == null ? programme.id() : named;
    }
}
