package org.echelon.platform.ledger;

import java.util.Optional;
import org.echelon.policy.message.Words;

/// Where a reward stands.
public enum RewardState {
    CANDIDATE("拟兑现", "Candidate"),
    PUBLISHED("待企业确认", "Waits for the enterprise"),
    WAITING("排队等候资金", "Waits for money"),
    CONFIRMED("已确认，已预留", "Confirmed, money reserved"),
    COMMITTED("已承诺", "Committed"),
    ORDERED("支付中", "Payment ordered"),
    SUSPENDED("账户有误，暂停", "Suspended: account refused"),
    PAID("已支付", "Paid"),
    WAIVED("已放弃", "Waived"),
    DROPPED("已撤销", "Dropped"),
    LAPSED("年终未付，失效", "Lapsed at the end of the year"),
    RECOVERED("已追回", "Recovered");

    private final String zh;
    private final String en;

    RewardState(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    /// The name in both languages.
    public Words words() {
        return new Words(zh, en);
    }

    /// The account in which its money lies; empty while or when it has none.
    Optional<Account> account() {
        return switch (this) {
            case CANDIDATE, PUBLISHED, WAITING, WAIVED, DROPPED, LAPSED -> Optional.empty();
            case CONFIRMED -> Optional.of(Account.RESERVED);
            case COMMITTED, SUSPENDED -> Optional.of(Account.COMMITTED);
            case ORDERED -> Optional.of(Account.ORDERED);
            case PAID -> Optional.of(Account.PAID);
            case RECOVERED -> Optional.of(Account.RECOVERED);
        };
    }

    /// Whether nothing more follows, except that a wrong payment can be recovered.
    public boolean isOver() {
        return switch (this) {
            case PAID, WAIVED, DROPPED, LAPSED, RECOVERED -> true;
            case CANDIDATE, PUBLISHED, WAITING, CONFIRMED, COMMITTED, ORDERED, SUSPENDED -> false;
        };
    }
}
