package org.echelon.platform.ledger;

import java.util.Optional;
import org.echelon.policy.message.Words;
import org.echelon.quantity.Money;
import org.springframework.stereotype.Component;

/// What a reward waits for, in words, where the reader has no button that would say so: for money,
/// for another officer, for the file to the treasury.
@Component
class NextSteps {

    private final Budgets budgets;
    private final Payments payments;
    private final LedgerAccess access;

    NextSteps(Budgets budgets, Payments payments, LedgerAccess access) {
        this.budgets = budgets;
        this.payments = payments;
        this.access = access;
    }

    Optional<Words> of(Reward reward) {
        Party party = access.party(reward);
        return switch (reward.state()) {
            case WAITING ->
                    budgets.find(reward.budget())
                            .map(line -> wants(reward, line.balance().available()));
            case CONFIRMED -> forTheEnterprise(party);
            case COMMITTED ->
                    party == Party.COMMITTER
                            ? Optional.of(
                                    new Words(
                                            "这笔资金由您本人承诺，须由另一位工作人员签发支付。",
                                            "You committed this money yourself; another officer has to"
                                                    + " order the payment."))
                            : forTheEnterprise(party);
            case ORDERED ->
                    (party == Party.COMMITTER || party == Party.OFFICER) && !payments.left(reward)
                            ? Optional.of(
                                    new Words(
                                            "下一步：在“支付文件和结果”页生成支付文件送财政，然后登记结果。",
                                            "Next: make the file for the treasury on the page of payment"
                                                    + " files and results, then record what came of it."))
                            : forTheEnterprise(party);
            case CANDIDATE, PUBLISHED, SUSPENDED, PAID, WAIVED, DROPPED, LAPSED, RECOVERED ->
                    Optional.empty();
        };
    }

    private static Optional<Words> forTheEnterprise(Party party) {
        return party == Party.ENTERPRISE
                ? Optional.of(
                        new Words(
                                "资金已为您留好：一位工作人员承诺，另一位签发支付，然后由财政付款。您无须再办理。",
                                "The money is kept for you: one officer commits it, another orders the"
                                        + " payment, then the treasury pays. There is nothing left for you"
                                        + " to do."))
                : Optional.empty();
    }

    /// What a reward needs and what its line has, both amounts.
    static Words wants(Reward reward, Money available) {
        String needed = Amounts.grouped(reward.amount());
        String left = Amounts.grouped(available);
        return available.compareTo(reward.amount()) < 0
                ? new Words(
                        "这笔需要 %s 元，预算可用余额只有 %s 元。".formatted(needed, left),
                        "This reward needs %s yuan; the line has %s yuan left."
                                .formatted(needed, left))
                : new Words(
                        "这笔需要 %s 元，预算可用余额 %s 元，但前面还有企业排队。".formatted(needed, left),
                        "This reward needs %s yuan and the line has %s yuan left, but others stand"
                                        .formatted(needed, left)
                                + " before it.");
    }
}
