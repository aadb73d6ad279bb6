package org.echelon.conformance.region;

/// What is unknown of 64 enterprises, a bit for each.
final class UnknownWord {

    private final RegionColumns region;

    long revenue;
    long totalCost;
    long rdExpense;
    long totalAssets;
    long staff;
    long stStaff;
    long ipClass1;
    long ipClass2;
    long standardsLed;
    long awardRank;
    long division;
    long industry;
    long institution;
    long audited;
    long prohibited;
    long accident;
    long abnormal;

    UnknownWord(RegionColumns region) {
        this.region = region;
    }

    void load(int word) {
        revenue = region.unknown(Input.REVENUE)[word];
        totalCost = region.unknown(Input.TOTAL_COST)[word];
        rdExpense = region.unknown(Input.RD_EXPENSE_DEDUCTIBLE)[word];
        totalAssets = region.unknown(Input.TOTAL_ASSETS)[word];
        staff = region.unknown(Input.STAFF)[word];
        stStaff = region.unknown(Input.ST_STAFF)[word];
        ipClass1 = region.unknown(Input.IP_CLASS1)[word];
        ipClass2 = region.unknown(Input.IP_CLASS2)[word];
        standardsLed = region.unknown(Input.STANDARDS_LED)[word];
        awardRank = region.unknown(Input.NATIONAL_AWARD_RANK)[word];
        division = region.unknown(Input.REGION)[word];
        industry = region.unknown(Input.INDUSTRY)[word];
        institution = region.unknown(Input.RD_INSTITUTION_LEVEL)[word];
        audited = region.unknown(Input.AUDIT_BASED_COLLECTION)[word];
        prohibited = region.unknown(Input.PROHIBITED_PRODUCT)[word];
        accident = region.unknown(Input.ACCIDENT_OR_OFFENCE)[word];
        abnormal = region.unknown(Input.ABNORMAL_LISTING)[word];
    }
}
