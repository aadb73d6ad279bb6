package org.echelon.platform.ledger;

import java.util.Locale;
import org.echelon.policy.message.Words;
import org.jspecify.annotations.Nullable;

/// The level of government that pays; one matter is rewarded once at each.
public enum Level {
    NATION("国家", "Nation"),
    PROVINCE("省级", "Province"),
    CITY("市级", "City"),
    DISTRICT("区县级", "District");

    private final String zh;
    private final String en;

    Level(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    /// The level of an authority by its division code: none, 2, 4, or more digits.
    static Level ofRegion(@Nullable String region) {
        return switch (region == null ? 0 : region.length()) {
            case 0 -> NATION;
            case 2 -> PROVINCE;
            case 4 -> CITY;
            default -> DISTRICT;
        };
    }

    /// The level of a programme that the catalogue does not have, by its path: `cn/x` is national,
    /// `cn/gansu/x` a province's, and so on.
    static Level ofPath(String programme) {
        long steps = programme.chars().filter(c -> c == '/').count();
        return switch ((int) Math.min(steps, 4)) {
            case 0, 1 -> NATION;
            case 2 -> PROVINCE;
            case 3 -> CITY;
            default -> DISTRICT;
        };
    }

    /// The code in the register of awards, such as `province`.
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The name in both languages.
    public Words words() {
        return new Words(zh, en);
    }
}
