package org.echelon.platform.ledger;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.echelon.calendar.WorkingCalendar;
import org.echelon.platform.page.Address;
import org.echelon.platform.page.Cell;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.Tag;
import org.echelon.policy.Programme;
import org.echelon.policy.Programmes;
import org.echelon.policy.programme.OutcomeDefinition;
import org.echelon.quantity.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Says rewards, lines and amounts in the reader's language.
@Component
class RewardViews {

    private final Rewards rewards;
    private final NextSteps next;
    private final BankAccounts accounts;
    private final LedgerAccess access;
    private final Programmes programmes;
    private final WorkingCalendar calendar;
    private final Clock clock;

    RewardViews(
            Rewards rewards,
            NextSteps next,
            BankAccounts accounts,
            LedgerAccess access,
            Programmes programmes,
            WorkingCalendar calendar,
            Clock clock) {
        this.rewards = rewards;
        this.next = next;
        this.accounts = accounts;
        this.access = access;
        this.programmes = programmes;
        this.calendar = calendar;
        this.clock = clock;
    }

    /// A reward in the reader's language. Whoever hands it over has asked whether the person may
    /// see it; a list asks the database again only for what a row does not hold.
    RewardView view(Reward reward, Locale locale) {
        Formats say = new Formats(locale);
        String enterprise = "/enterprises/" + Address.segment(reward.enterprise());
        return new RewardView(
                reward.id(),
                reward.revision(),
                "/budgets/" + reward.budget() + "/rewards/" + reward.id(),
                say.words(reward.enterpriseName()),
                reward.enterpriseName().zh(),
                enterprise,
                reward.synthetic(),
                programmes.name(reward.programme()).in(locale),
                "/programmes/" + reward.programme(),
                enterprise
                        + "/programmes/"
                        + reward.programme()
                        + "?as-of="
                        + reward.asOf()
                        + "&known-at="
                        + reward.knownAt(),
                say.money(reward.amount().yuan()),
                Amounts.grouped(reward.amount()),
                reward.thing(),
                programmes.name(reward.programme()).in(locale),
                "/budgets/" + reward.budget(),
                tag(reward.state(), say),
                place(reward),
                next.of(reward).map(say::words).orElse(null),
                reward.confirmBy() == null ? null : say.day(reward.confirmBy()),
                left(reward),
                account(reward),
                reward.paidOn() == null ? null : say.day(reward.paidOn()),
                why(reward, say),
                RewardRules.open(reward.state(), access.party(reward)).stream()
                        .map(Enum::name)
                        .toList());
    }

    /// Why it was proposed.
    RewardWhy why(Reward reward, Formats say) {
        return RewardWhy.of(reward, outcomes(reward), say, say.locale());
    }

    /// The bank and the last four digits; the others are shown to nobody.
    static String account(BankAccount account) {
        return account.bank() + " **** " + account.lastFour();
    }

    /// An amount in a table: exact in files, grouped on the page.
    static Cell figure(Money money) {
        return new Cell.Figure(money.yuan(), Amounts.grouped(money), null);
    }

    /// Who did something; the platform's own work by its name, not by that of the job.
    static String by(String username, Formats say) {
        return username.startsWith("job:") ? say.either("平台自动办理", "the platform itself") : username;
    }

    static Tag tag(RewardState state, Formats say) {
        String word = say.words(state.words());
        return switch (state) {
            case CANDIDATE, WAIVED, DROPPED, LAPSED -> Tag.quiet(word);
            case PUBLISHED, WAITING -> new Tag("unknown", "…", word);
            case CONFIRMED, COMMITTED, ORDERED -> new Tag("held", "→", word);
            case PAID -> new Tag("met", "✓", word);
            case SUSPENDED, RECOVERED -> new Tag("not-met", "!", word);
        };
    }

    private @Nullable Integer place(Reward reward) {
        return reward.state() == RewardState.WAITING
                ? rewards.placeInQueue(reward.id()).orElse(null)
                : null;
    }

    private @Nullable String account(Reward reward) {
        return Optional.ofNullable(reward.bankAccount())
                .flatMap(accounts::find)
                .map(RewardViews::account)
                .orElse(null);
    }

    private @Nullable Integer left(Reward reward) {
        LocalDate until = reward.confirmBy();
        return until == null || reward.state() != RewardState.PUBLISHED
                ? null
                : calendar.between(LocalDate.now(clock), until);
    }

    private Map<String, OutcomeDefinition> outcomes(Reward reward) {
        Optional<Programme> programme = programmes.find(reward.programme());
        return programme.map(found -> found.definition().outcomes()).orElse(Map.of());
    }
}
