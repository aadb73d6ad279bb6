package org.echelon.policy.programme;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.echelon.policy.message.Words;
import org.jspecify.annotations.Nullable;

/// The level of government that pays an award, the highest first.
public enum AwardLevel {
    NATION("国家级", "national"),
    PROVINCE("省级", "provincial"),
    CITY("市级", "city"),
    DISTRICT("区县级", "district");

    private final String zh;
    private final String en;

    AwardLevel(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    /// The level of an authority by its division code: none, 2, 4, or more digits.
    public static AwardLevel ofRegion(@Nullable String region) {
        return switch (region == null ? 0 : region.length()) {
            case 0 -> NATION;
            case 1, 2 -> PROVINCE;
            case 3, 4 -> CITY;
            default -> DISTRICT;
        };
    }

    /// The level of a programme by its path: `cn/x` is national, `cn/gansu/x` a province's, and so
    /// on.
    public static AwardLevel ofPath(String programme) {
        long steps = programme.chars().filter(c -> c == '/').count();
        return switch ((int) Math.min(steps, 4)) {
            case 0, 1 -> NATION;
            case 2 -> PROVINCE;
            case 3 -> CITY;
            default -> DISTRICT;
        };
    }

    /// The level of a code such as `province`.
    public static Optional<AwardLevel> of(String code) {
        return Stream.of(values()).filter(level -> level.code().equals(code)).findFirst();
    }

    /// The code in files and in the register of awards.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Words words() {
        return new Words(zh, en);
    }

    /// Whether it is above another, as the province is above the city.
    public boolean isAbove(AwardLevel other) {
        return compareTo(other) < 0;
    }
}
