package org.echelon.platform.ledger;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.echelon.calendar.WorkingCalendar;
import org.echelon.platform.identity.CurrentViewer;
import org.echelon.platform.programme.Evaluations;
import org.echelon.platform.title.AwardDraft;
import org.echelon.platform.title.TitleRegistration;
import org.echelon.policy.Programmes;
import org.echelon.policy.Version;
import org.echelon.policy.fact.Award;
import org.echelon.policy.feel.Value;
import org.echelon.policy.message.Words;
import org.echelon.quantity.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What has to hold beside the table before a reward goes on, and what a payment means to the
/// register of awards.
@Component
class RewardChecks {

    /// Working days to confirm where the version says nothing.
    private static final int USUAL_DAYS = 15;

    private static final String DAYS = "confirmation days";

    private final Evaluations evaluations;
    private final EarlierAwards earlier;
    private final Programmes programmes;
    private final WorkingCalendar calendar;
    private final TitleRegistration registration;
    private final JdbcClient database;
    private final CurrentViewer viewer;
    private final Clock clock;

    RewardChecks(
            Evaluations evaluations,
            EarlierAwards earlier,
            Programmes programmes,
            WorkingCalendar calendar,
            TitleRegistration registration,
            JdbcClient database,
            CurrentViewer viewer,
            Clock clock) {
        this.evaluations = evaluations;
        this.earlier = earlier;
        this.programmes = programmes;
        this.calendar = calendar;
        this.registration = registration;
        this.database = database;
        this.viewer = viewer;
        this.clock = clock;
    }

    /// Why a reward may not go on: the programme does not give it any more by what is on file now,
    /// or the matter was rewarded elsewhere meanwhile.
    Optional<RewardActed.Refused> standing(Reward reward) {
        LocalDate today = LocalDate.now(clock);
        Optional<Words> before =
                earlier.find(
                        new EarlierAwards.Question(
                                reward.id(),
                                reward.enterprise(),
                                reward.programme(),
                                reward.matter(),
                                reward.thing(),
                                reward.level(),
                                reward.asOf(),
                                today));
        if (before.isPresent()) {
            return Optional.of(
                    new RewardActed.Refused(
                            before.get(),
                            new Words(
                                    "同一事项只奖一次。请撤销这一笔，或者先追回前一笔。",
                                    "One matter is rewarded once. Drop this one, or recover the earlier"
                                            + " one first.")));
        }
        Money now = amount(reward, today);
        return now.equals(reward.amount())
                ? Optional.empty()
                : Optional.of(
                        new RewardActed.Refused(
                                new Words(
                                        "按现在登记的数据，应发 %s 元，而不是提出时的 %s 元。"
                                                .formatted(now, reward.amount()),
                                        "By what is on file now the programme gives %s yuan, not the"
                                                        .formatted(now)
                                                + " %s that were proposed."
                                                        .formatted(reward.amount())),
                                new Words(
                                        "请查看企业的判断结果；如数据已更正，请撤销这一笔并重新提出。",
                                        "Look at the enterprise's verdict; if a fact was corrected, drop"
                                                + " this one and propose it anew.")));
    }

    private Money amount(Reward reward, LocalDate today) {
        return evaluations
                .one(reward.enterprise(), reward.programme(), reward.asOf(), today, false)
                .flatMap(assessment ->
                        assessment
                                .evaluation()
                                .flatMap(evaluation ->
                                        Parts.of(assessment.programme(), reward.title(), evaluation)
                                                .stream()
                                                .filter(part ->
                                                        part.pay().matter().equals(reward.matter()))
                                                .flatMap(part -> part.amount().stream())
                                                .findFirst()))
                .orElse(Money.ZERO);
    }

    /// The last day to confirm: so many working days after the publication.
    LocalDate confirmBy(Reward reward, LocalDate published) {
        int days =
                programmes
                        .find(reward.programme())
                        .flatMap(programme -> programme.version(reward.version()))
                        .flatMap(RewardChecks::days)
                        .orElse(USUAL_DAYS);
        return calendar.due(published, days);
    }

    private static Optional<Integer> days(Version version) {
        return Optional.ofNullable(version.parameters().get(DAYS))
                .flatMap(parameter ->
                        parameter.value() instanceof Value.Numeric(var number, _)
                                ? Optional.of(number.floor().intValueExact())
                                : Optional.empty());
    }

    /// Writes a payment into the register of awards, where every programme reads it.
    void register(Reward paid) {
        award(paid, total(paid));
    }

    /// Takes a recovered payment out of the register of awards.
    void withdraw(Reward recovered) {
        Money rest = total(recovered);
        if (rest.signum() > 0) {
            award(recovered, rest);
        } else {
            registration.withdraw(draft(recovered, recovered.amount()));
        }
    }

    private void award(Reward reward, Money amount) {
        registration.awards(List.of(draft(reward, amount)), viewer.get().username());
    }

    private static AwardDraft draft(Reward reward, Money amount) {
        LocalDate on = reward.paidOn();
        if (on == null) {
            throw new IllegalStateException("reward " + reward.id() + " has no day of payment");
        }
        return new AwardDraft(
                reward.enterprise(),
                new Award(
                        reward.programme(),
                        reward.matter(),
                        reward.level().code(),
                        amount.yuan(),
                        on),
                "ledger, reward " + reward.id());
    }

    /// The register holds one award for a programme, matter and day: the sum of what was paid.
    private Money total(Reward reward) {
        return Amounts.of(
                database.sql(
                                """
                                select coalesce(sum(amount), 0)
                                from ledger.reward
                                where enterprise_key = :key and programme = :programme
                                  and matter = :matter and paid_on = :on and state = 'PAID'
                                """)
                        .param("key", reward.enterprise())
                        .param("programme", reward.programme())
                        .param("matter", reward.matter())
                        .param("on", reward.paidOn())
                        .query(BigDecimal.class)
                        .single());
    }
}
