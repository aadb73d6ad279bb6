package org.echelon.conformance.region;

/// What `cn/tech-sme` of 2022-04-01 reads of an enterprise and what may be unknown of it.
enum Input {
    REVENUE(0),
    TOTAL_COST(1),
    RD_EXPENSE_DEDUCTIBLE(2),
    TOTAL_ASSETS(3),
    STAFF(4),
    ST_STAFF(5),
    IP_CLASS1(6),
    IP_CLASS2(7),
    STANDARDS_LED(8),
    NATIONAL_AWARD_RANK(9),
    REGION(10),
    INDUSTRY(11),
    RD_INSTITUTION_LEVEL(12),
    AUDIT_BASED_COLLECTION(13),
    PROHIBITED_PRODUCT(14),
    ACCIDENT_OR_OFFENCE(15),
    ABNORMAL_LISTING(16);

    private final int column;

    Input(int column) {
        this.column = column;
    }

    /// The number of its bitmap.
    int column() {
        return column;
    }
}
