package org.echelon.platform.ledger;

import static org.echelon.platform.ledger.RewardActed.refused;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.platform.identity.Audited;
import org.echelon.platform.identity.CurrentViewer;
import org.echelon.policy.message.Words;
import org.echelon.quantity.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Carries rewards from the proposal to the money, by the table [RewardRules].
///
/// Each action is one transaction in which the line is locked first: state, journal, history and
/// the record of who did it are kept or lost together.
@Service
public class Rewards {

    private final RewardRows rows;
    private final Postings postings;
    private final BankAccounts accounts;
    private final RewardChecks checks;
    private final Payments payments;
    private final LedgerAccess access;
    private final CurrentViewer viewer;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Rewards(
            RewardRows rows,
            Postings postings,
            BankAccounts accounts,
            RewardChecks checks,
            Payments payments,
            LedgerAccess access,
            CurrentViewer viewer,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.postings = postings;
        this.accounts = accounts;
        this.checks = checks;
        this.payments = payments;
        this.access = access;
        this.viewer = viewer;
        this.events = events;
        this.clock = clock;
    }

    /// A reward as it stands.
    @PreAuthorize("@ledgerAccess.sees(#id)")
    public Optional<Reward> find(long id) {
        return rows.find(id);
    }

    /// The rewards of an enterprise, the newest first.
    @PreAuthorize("@enterpriseAccess.reads(#key)")
    public List<Reward> ofEnterprise(String key) {
        return rows.ofEnterprise(key);
    }

    /// The rewards of a line, in the order of the queue.
    @PreAuthorize("@ledgerAccess.reads(#budget)")
    public List<Reward> ofBudget(long budget) {
        return rows.ofBudget(budget);
    }

    /// What was done to a reward, the newest first.
    @PreAuthorize("@ledgerAccess.sees(#id)")
    public List<RewardEvent> history(long id) {
        return rows.history(id);
    }

    /// The journals of a reward, the newest first.
    @PreAuthorize("@ledgerAccess.sees(#id)")
    public List<JournalLine> journal(long id) {
        return postings.ofReward(id);
    }

    /// The place in the queue for money, 1 for the first; empty for what does not wait.
    @PreAuthorize("@ledgerAccess.sees(#id)")
    public Optional<Integer> placeInQueue(long id) {
        return rows.placeInQueue(id);
    }

    /// The account that the enterprise named last.
    @PreAuthorize("@enterpriseAccess.reads(#key)")
    public Optional<BankAccount> accountOf(String key) {
        return accounts.current(key);
    }

    /// Does something with a reward.
    ///
    /// @param seen the revision that the person saw; a reward that has changed since is refused
    @PreAuthorize("@ledgerAccess.sees(#id)")
    @Transactional
    public RewardActed act(long id, RewardAction action, int seen, RewardInput input) {
        Optional<Reward> found = rows.find(id);
        if (found.isEmpty()) {
            return refused(
                    "没有编号为 %d 的奖补。".formatted(id),
                    "There is no reward with the number %d.".formatted(id),
                    "请从列表重新选择。",
                    "Choose again from the list.");
        }
        Postings.Locked line = postings.lock(found.get().budget());
        Reward reward = rows.find(id).orElseThrow();
        if (reward.revision() != seen) {
            return refused(
                    "这笔奖补在您打开页面后已变为“%s”。".formatted(reward.state().words().zh()),
                    "This reward has changed since you opened the page; it is now “%s”."
                            .formatted(reward.state().words().en()),
                    "没有重复处理。请按现在的情况再决定。",
                    "Nothing was done twice. Decide by how it stands now.");
        }
        Party party = access.party(reward);
        if (!RewardRules.allows(reward.state(), action, party)) {
            return notAllowed(reward, action, party, line);
        }
        if (action.needsReason() && input.reason().isEmpty()) {
            return refused(
                    "“%s”须说明理由。".formatted(action.words().zh()),
                    "“%s” needs a reason.".formatted(action.words().en()),
                    "请填写理由后再提交。",
                    "Write the reason and send it again.");
        }
        RewardState to = RewardRules.find(reward.state(), action).orElseThrow().to();
        RewardRows.Change change = RewardRows.Change.of(reward, to);
        String by = viewer.get().username();
        LocalDate today = LocalDate.now(clock);
        return switch (action) {
            case PUBLISH -> {
                Optional<RewardActed.Refused> why = checks.standing(reward);
                yield why.isPresent()
                        ? why.get()
                        : done(
                                reward,
                                action,
                                change.asked(checks.confirmBy(reward, today)),
                                input);
            }
            case CONFIRM -> confirm(reward, line, input, today);
            case CORRECT_ACCOUNT -> correct(reward, change, input);
            case ADMIT -> admit(reward, line, change, input);
            case COMMIT -> {
                Optional<RewardActed.Refused> why = checks.standing(reward);
                yield why.isPresent()
                        ? why.get()
                        : done(reward, action, change.committed(by), input);
            }
            case ORDER -> {
                Optional<RewardActed.Refused> why = checks.standing(reward);
                yield why.isPresent() ? why.get() : done(reward, action, change.ordered(by), input);
            }
            case RECORD_PAYMENT -> pay(reward, change, input, today);
            case RECORD_FAILURE ->
                    payments.left(reward) ? done(reward, action, change, input) : notLeft(reward);
            case WAIVE, LAPSE, DROP, RECOVER -> done(reward, action, change, input);
        };
    }

    private RewardActed confirm(
            Reward reward, Postings.Locked line, RewardInput input, LocalDate today) {
        LocalDate until = reward.confirmBy();
        if (until != null && today.isAfter(until)) {
            return refused(
                    "确认期限是 %s，已经过了。".formatted(until),
                    "The last day to confirm was %s.".formatted(until),
                    "逾期视为放弃。如有特殊情况，请联系主管部门。",
                    "No answer in time counts as a waiver. If something kept you, ask the authority.");
        }
        Optional<Words> problem = input.bank().flatMap(BankDetails::problem);
        if (problem.isPresent()) {
            return wrongAccount(problem.get());
        }
        Long account =
                input.bank()
                        .map(details -> accounts.record(reward.enterprise(), details))
                        .or(() -> accounts.current(reward.enterprise()).map(BankAccount::id))
                        .orElse(null);
        if (account == null) {
            return wrongAccount(
                    new Words("还没有登记收款账户。", "No account to receive the money is on file."));
        }
        boolean enough = line.waiting() == 0 && line.available().compareTo(reward.amount()) >= 0;
        return done(
                reward,
                RewardAction.CONFIRM,
                RewardRows.Change.of(reward, enough ? RewardState.CONFIRMED : RewardState.WAITING)
                        .account(account, clock.instant()),
                input);
    }

    private RewardActed correct(Reward reward, RewardRows.Change change, RewardInput input) {
        Optional<Words> problem =
                input.bank()
                        .map(BankDetails::problem)
                        .orElse(Optional.of(new Words("请填写新的账户。", "Enter the new account.")));
        if (problem.isPresent()) {
            return wrongAccount(problem.get());
        }
        long account = accounts.record(reward.enterprise(), input.bank().orElseThrow());
        return done(
                reward,
                RewardAction.CORRECT_ACCOUNT,
                change.account(
                        account,
                        reward.confirmedAt() == null ? clock.instant() : reward.confirmedAt()),
                input);
    }

    private RewardActed admit(
            Reward reward, Postings.Locked line, RewardRows.Change change, RewardInput input) {
        boolean first = rows.placeInQueue(reward.id()).filter(place -> place == 1).isPresent();
        if (!first || line.available().compareTo(reward.amount()) < 0) {
            return waits(reward, line.available());
        }
        return done(reward, RewardAction.ADMIT, change, input);
    }

    private RewardActed pay(
            Reward reward, RewardRows.Change change, RewardInput input, LocalDate today) {
        if (!payments.left(reward)) {
            return notLeft(reward);
        }
        LocalDate on = input.on().orElse(today);
        if (on.isAfter(today)) {
            return refused(
                    "到账日期 %s 晚于今天 %s。".formatted(on, today),
                    "The day of payment, %s, is after today, %s.".formatted(on, today),
                    "请填写实际到账日期。",
                    "Give the day on which the money arrived.");
        }
        RewardActed acted = done(reward, RewardAction.RECORD_PAYMENT, change.paid(on), input);
        if (acted instanceof RewardActed.Done(Reward paid)) {
            checks.register(paid);
            events.publishEvent(new RewardPaid(paid.id(), paid.enterprise()));
        }
        return acted;
    }

    /// Writes the change with its journal; by now the table and the checks have allowed it.
    private RewardActed done(
            Reward reward, RewardAction action, RewardRows.Change change, RewardInput input) {
        String reason = input.reason().isEmpty() ? null : input.reason();
        if (!rows.change(reward, action, change, reason)) {
            throw new IllegalStateException("reward " + reward.id() + " changed under its lock");
        }
        Reward now = rows.find(reward.id()).orElseThrow();
        post(reward, now, action, reason);
        switch (action) {
            case COMMIT -> events.publishEvent(new CommitmentMade(now.id()));
            case ORDER -> events.publishEvent(new PaymentOrdered(now.id(), now.attempt()));
            case RECOVER -> checks.withdraw(now);
            case PUBLISH,
                    CONFIRM,
                    WAIVE,
                    LAPSE,
                    ADMIT,
                    RECORD_PAYMENT,
                    RECORD_FAILURE,
                    CORRECT_ACCOUNT,
                    DROP -> {}
        }
        events.publishEvent(
                new Audited(
                        "ledger." + action.name().toLowerCase(java.util.Locale.ROOT),
                        "reward:" + now.id(),
                        Map.of(
                                "from", reward.state().name(),
                                "to", now.state().name(),
                                "budget", Long.toString(now.budget()),
                                "enterprise", now.enterprise(),
                                "amount", now.amount().toString())));
        return new RewardActed.Done(now);
    }

    /// The journal follows from where the money was and where it is now.
    private void post(Reward before, Reward now, RewardAction action, @Nullable String reason) {
        Optional<Account> from = before.state().account();
        Optional<Account> to = now.state().account();
        if (from.equals(to)) {
            return;
        }
        JournalKind kind =
                switch (to.orElse(Account.AVAILABLE)) {
                    case AVAILABLE -> JournalKind.RELEASE;
                    case RESERVED -> JournalKind.RESERVE;
                    case COMMITTED ->
                            action == RewardAction.RECORD_FAILURE
                                    ? JournalKind.RETURN
                                    : JournalKind.COMMIT;
                    case ORDERED -> JournalKind.ORDER;
                    case PAID -> JournalKind.PAY;
                    case RECOVERED -> JournalKind.RECOVER;
                    case APPROPRIATION ->
                            throw new IllegalStateException("a reward never lies there");
                };
        postings.move(now, kind, from.orElse(Account.AVAILABLE), reason);
        if (kind == JournalKind.RELEASE) {
            events.publishEvent(new MoneyReleased(now.budget()));
        }
    }

    private static RewardActed notAllowed(
            Reward reward, RewardAction action, Party party, Postings.Locked line) {
        if (reward.state() == RewardState.WAITING
                && (action == RewardAction.COMMIT || action == RewardAction.ORDER)) {
            return waits(reward, line.available());
        }
        if (reward.state() == RewardState.PAID && action == RewardAction.RECORD_PAYMENT) {
            return refused(
                    "这笔 %s 元已于 %s 支付。".formatted(Amounts.grouped(reward.amount()), reward.paidOn()),
                    "These %s yuan were paid on %s already."
                            .formatted(Amounts.grouped(reward.amount()), reward.paidOn()),
                    "没有重复支付：账上仍是一笔。无须再办理。",
                    "Nothing was paid twice: the ledger holds one payment. There is nothing left to do.");
        }
        if (party == Party.COMMITTER && RewardRules.allows(reward.state(), action, Party.OFFICER)) {
            return refused(
                    "这笔资金由您本人承诺，“%s”须由另一位工作人员办理。".formatted(action.words().zh()),
                    "You committed this money yourself; “%s” has to be done by another officer."
                            .formatted(action.words().en()),
                    "请本地区的另一位工作人员登录后办理。",
                    "Ask a second officer of the region to sign in and do it.");
        }
        return refused(
                "当前状态为“%s”，您不能办理“%s”。".formatted(reward.state().words().zh(), action.words().zh()),
                "The reward is “%s”; you cannot do “%s” with it."
                        .formatted(reward.state().words().en(), action.words().en()),
                "没有任何变动。请刷新页面，查看现在可以办理的事项。",
                "Nothing has changed. Load the page again to see what can be done now.");
    }

    private static RewardActed waits(Reward reward, Money available) {
        return new RewardActed.Refused(
                NextSteps.wants(reward, available),
                new Words(
                        "没有任何变动。资金到位后，按确认先后顺序自动转入。",
                        "Nothing has changed. It has its turn by itself when money comes in, in the"
                                + " order of confirmation."));
    }

    private static RewardActed notLeft(Reward reward) {
        return refused(
                "第 %d 号奖补的支付指令还没有送出。".formatted(reward.id()),
                "The payment order of reward %d has not left yet.".formatted(reward.id()),
                "请先生成支付文件送财政，再登记结果。",
                "Make the payment file for the treasury first, then record what came of it.");
    }

    private static RewardActed wrongAccount(Words problem) {
        return new RewardActed.Refused(
                problem,
                new Words(
                        "请更正账户信息后再提交，其他内容没有变动。",
                        "Put the account right and send it again; nothing else has changed."));
    }
}
