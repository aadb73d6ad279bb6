package org.echelon.policy.fact;

import java.util.Optional;
import org.echelon.policy.message.Words;

/// What a decision may read of the subject itself, beside its name.
public enum Particular {
    /// Division code of GB/T 2260.
    REGION("region", "所在地区", "region"),
    /// Code of GB/T 4754.
    INDUSTRY("industry", "所属行业", "industry"),
    REGISTERED_ON("registered on", "注册日期", "day of registration"),
    BORN_ON("born on", "出生日期", "day of birth"),
    SIGNED_ON("signed on", "签订日期", "day of signature"),
    STARTED_ON("started on", "开始日期", "day of the start");

    private final String entry;
    private final String zh;
    private final String en;

    Particular(String entry, String zh, String en) {
        this.entry = entry;
        this.zh = zh;
        this.en = en;
    }

    /// The particular that a missing fact or a reason names.
    public static Optional<Particular> of(String id) {
        for (Particular particular : values()) {
            if (particular.id().equals(id)) {
                return Optional.of(particular);
            }
        }
        return Optional.empty();
    }

    /// What it is called where it is missing: `registered_on`.
    public String id() {
        return entry.replace(' ', '_');
    }

    /// What a decision calls it: `registered on`.
    public String entry() {
        return entry;
    }

    public Words words() {
        return new Words(zh, en);
    }

    /// Whether it is a day; otherwise it is a text.
    public boolean isDay() {
        return this != REGION && this != INDUSTRY;
    }
}
