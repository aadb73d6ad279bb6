package org.echelon.platform.ledger;

import org.echelon.policy.message.Words;

/// What can be done with a reward.
public enum RewardAction {
    /// Puts it on the published list; the enterprise is asked.
    PUBLISH("公布", "Publish"),
    /// The enterprise wants it and names its account.
    CONFIRM("确认领取", "Confirm"),
    /// The enterprise does not want it.
    WAIVE("放弃", "Waive"),
    /// The time ran out: no answer counts as waived; a suspended payment lapses with its year.
    LAPSE("逾期", "Let lapse"),
    /// Money has come in for the first in the queue.
    ADMIT("转入预留", "Admit from the queue"),
    COMMIT("承诺", "Commit"),
    /// A second officer orders the payment.
    ORDER("签发支付", "Order the payment"),
    RECORD_PAYMENT("登记已支付", "Record the payment"),
    /// The bank could not pay.
    RECORD_FAILURE("登记支付失败", "Record the failure"),
    /// The enterprise names another account after a failure.
    CORRECT_ACCOUNT("更正账户", "Correct the account"),
    /// An officer takes it off, with a reason.
    DROP("撤销", "Drop"),
    /// A wrong payment is taken back, with a reason.
    RECOVER("追回", "Recover");

    private final String zh;
    private final String en;

    RewardAction(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    /// The name in both languages.
    public Words words() {
        return new Words(zh, en);
    }

    /// Whether it asks for a reason.
    public boolean needsReason() {
        return switch (this) {
            case RECORD_FAILURE, DROP, RECOVER -> true;
            case PUBLISH,
                    CONFIRM,
                    WAIVE,
                    LAPSE,
                    ADMIT,
                    COMMIT,
                    ORDER,
                    RECORD_PAYMENT,
                    CORRECT_ACCOUNT ->
                    false;
        };
    }
}
