package org.echelon.platform.enterprise;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.echelon.policy.message.Words;

/// Who says a value.
public enum Register {
    TAX("税务", "Tax authority"),
    STATISTICS("统计", "Statistics"),
    PATENT_OFFICE("知识产权局", "Patent office"),
    AUDIT("专项审计", "Special audit"),
    PUBLISHED("公开披露", "Published report"),
    DECLARED("企业申报", "Declared by the enterprise"),
    PANEL("专家评审", "Panel of experts"),
    REGISTER("登记部门", "Register");

    private final String zh;
    private final String en;

    Register(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    /// The code in files and in the dictionary, such as `patent_office`.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The name in both languages.
    public Words words() {
        return new Words(zh, en);
    }

    public static Optional<Register> of(String code) {
        return Arrays.stream(values())
                .filter(register -> register.code().equals(code.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
