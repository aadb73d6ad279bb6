package org.echelon.platform.ledger;

import org.echelon.policy.message.Words;

/// The accounts of a budget line. Money enters at [#APPROPRIATION], which therefore never stands
/// above zero; every other account says where the money is now and never stands below zero.
public enum Account {
    /// Where the money comes from.
    APPROPRIATION("财政安排", "Appropriation"),
    /// What nobody has a claim to yet.
    AVAILABLE("可用余额", "Available"),
    /// Kept for an enterprise that confirmed, until an officer commits it.
    RESERVED("已预留", "Reserved"),
    /// Promised to an enterprise.
    COMMITTED("已承诺", "Committed"),
    /// On its way to the treasury.
    ORDERED("支付中", "Ordered"),
    /// Received by the enterprise.
    PAID("已支付", "Paid"),
    /// Paid by mistake and taken back; it goes to the treasury, not back into the line.
    RECOVERED("已追回", "Recovered");

    private final String zh;
    private final String en;

    Account(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    /// The name in both languages.
    public Words words() {
        return new Words(zh, en);
    }
}
