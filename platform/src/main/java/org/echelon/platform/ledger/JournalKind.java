package org.echelon.platform.ledger;

import org.echelon.policy.message.Words;

/// What a journal does: one amount leaves an account and enters another.
public enum JournalKind {
    APPROPRIATE(Account.APPROPRIATION, Account.AVAILABLE, "安排预算", "Appropriate"),
    RESERVE(Account.AVAILABLE, Account.RESERVED, "预留", "Reserve"),
    COMMIT(Account.RESERVED, Account.COMMITTED, "承诺", "Commit"),
    ORDER(Account.COMMITTED, Account.ORDERED, "签发支付", "Order the payment"),
    PAY(Account.ORDERED, Account.PAID, "支付", "Pay"),
    /// The bank sent the money back: it stays committed until the account is put right.
    RETURN(Account.ORDERED, Account.COMMITTED, "退回", "Return by the bank"),
    /// What was reserved or committed becomes available again; from which of the two depends on the
    /// reward's state.
    RELEASE(Account.COMMITTED, Account.AVAILABLE, "释放", "Release"),
    /// Reverses a payment.
    RECOVER(Account.PAID, Account.RECOVERED, "追回", "Recover");

    private final Account from;
    private final Account to;
    private final String zh;
    private final String en;

    JournalKind(Account from, Account to, String zh, String en) {
        this.from = from;
        this.to = to;
        this.zh = zh;
        this.en = en;
    }

    Account from() {
        return from;
    }

    Account to() {
        return to;
    }

    /// The name in both languages.
    public Words words() {
        return new Words(zh, en);
    }
}
