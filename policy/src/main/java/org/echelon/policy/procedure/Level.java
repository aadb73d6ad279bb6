package org.echelon.policy.procedure;

import java.util.Locale;

/// Whose people are asked: those of the enterprise's province, city or district.
public enum Level {
    PROVINCE(2),
    CITY(4),
    DISTRICT(6);

    private final int digits;

    Level(int digits) {
        this.digits = digits;
    }

    /// The division of this level in which an enterprise lies.
    ///
    /// @param region its division code; a shorter one is itself the division
    public String division(String region) {
        return region.substring(0, Math.min(digits, region.length()));
    }

    /// As the file writes it.
    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }
}
