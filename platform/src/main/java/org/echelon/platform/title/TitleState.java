package org.echelon.platform.title;

import org.echelon.policy.message.Words;

/// What a title is worth on a day, as everybody may know it.
public enum TitleState {
    VALID("有效", "Valid"),
    NOT_YET("尚未生效", "Not yet valid"),
    EXPIRED("已到期", "Expired"),
    REVOKED("已撤销", "Revoked");

    private final String zh;
    private final String en;

    TitleState(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    /// The word in both languages.
    public Words words() {
        return new Words(zh, en);
    }
}
