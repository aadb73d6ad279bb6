package org.echelon.platform.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.echelon.platform.title.Titles;
import org.echelon.policy.Programmes;
import org.echelon.policy.fact.Award;
import org.echelon.policy.message.Words;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Finds what was given already for the same matter, so that a refusal can name it.
///
/// The matter counts once at each level of government, whichever programme pays; the programme's
/// own decision has read `received` before. What only this class would miss, two people at one
/// moment, the unique index on rewards refuses.
@Component
class EarlierAwards {

    private final JdbcClient database;
    private final Titles titles;
    private final Programmes programmes;

    EarlierAwards(JdbcClient database, Titles titles, Programmes programmes) {
        this.database = database;
        this.titles = titles;
        this.programmes = programmes;
    }

    /// What is about to be rewarded.
    ///
    /// @param self number of the reward itself, 0 before it exists
    /// @param since first day of the title: what was given before was given for another one
    record Question(
            long self,
            String enterprise,
            String programme,
            String matter,
            String thing,
            Level level,
            LocalDate since,
            LocalDate today) {}

    /// The earlier award in words: which programme, how much, when, where it stands.
    Optional<Words> find(Question question) {
        return reward(question).or(() -> award(question));
    }

    private Optional<Words> reward(Question question) {
        return database.sql(
                        """
                        select id, programme, amount, state, paid_on, changed_at::date as changed
                        from ledger.reward
                        where enterprise_key = :key and id <> :self
                          and state not in ('WAIVED', 'DROPPED', 'LAPSED', 'RECOVERED')
                          and ((matter = :matter and thing = :thing and level = :level)
                               or programme = any(:excluded))
                        order by id limit 1
                        """)
                .param("key", question.enterprise())
                .param("self", question.self())
                .param("matter", question.matter())
                .param("thing", question.thing())
                .param("level", question.level().code())
                .param("excluded", excluded(question.programme()).toArray(String[]::new))
                .query((row, _) -> {
                    RewardState state = RewardState.valueOf(row.getString("state"));
                    LocalDate day = row.getObject("paid_on", LocalDate.class);
                    LocalDate shown = day == null ? row.getObject("changed", LocalDate.class) : day;
                    return new Words(
                            "同一事项已有第 %d 号奖补：%s，%s 元，%s（%s）。"
                                    .formatted(
                                            row.getLong("id"),
                                            programmes.name(row.getString("programme")).zh(),
                                            Amounts.read(row, "amount"),
                                            state.words().zh(),
                                            shown),
                            "For the same matter there is reward %d already: %s, %s yuan, %s (%s)."
                                    .formatted(
                                            row.getLong("id"),
                                            programmes.name(row.getString("programme")).en(),
                                            Amounts.read(row, "amount"),
                                            state.words().en(),
                                            shown));
                })
                .optional();
    }

    private Optional<Words> award(Question question) {
        List<String> excluded = excluded(question.programme());
        return titles.awards(question.enterprise(), question.today()).stream()
                .map(received -> received.award())
                .filter(award ->
                        excluded.contains(award.programme()) || sameMatter(award, question))
                .findFirst()
                .map(award ->
                        new Words(
                                "同一事项已由“%s”于 %s 发放 %s 元。"
                                        .formatted(
                                                programmes.name(award.programme()).zh(),
                                                award.on(),
                                                org.echelon.quantity.Money.rounded(award.amount())),
                                "“%s” paid %s yuan for the same matter on %s."
                                        .formatted(
                                                programmes.name(award.programme()).en(),
                                                org.echelon.quantity.Money.rounded(award.amount()),
                                                award.on())));
    }

    /// The programme's own awards were read by its decision, which knows better what they were for.
    private boolean sameMatter(Award award, Question question) {
        return question.matter().equals(award.matter())
                && !award.programme().equals(question.programme())
                && level(award.programme()) == question.level()
                && !award.on().isBefore(question.since());
    }

    private Level level(String programme) {
        return programmes
                .find(programme)
                .map(found -> Level.ofRegion(found.definition().region()))
                .orElseGet(() -> Level.ofPath(programme));
    }

    private List<String> excluded(String programme) {
        return programmes
                .find(programme)
                .map(found -> found.definition().excludes())
                .orElse(List.of());
    }
}
