package org.echelon.policy.ir;

import org.jspecify.annotations.Nullable;

/// A column of the wide table: one fact of one accounting year or of the moment, or a particular of
/// the subject.
///
/// @param name its name in the table, such as `revenue_y1` or `registered_on`
/// @param path what a decision calls it: `last.revenue`, `years[-2].revenue`, `current.core_ip`
/// @param fact id of the fact or particular
/// @param yearsBack which accounting year, counted back from the year of the question: 1 is the
///   last closed one; 0 for what is no yearly fact
/// @param type what it holds
/// @param scale how many units of the column make one of the fact: 100 where yuan are kept in fen
/// @param range the values with which the overflow proofs count; absent unless a number. A row with
///   a value outside is not computed on columns
/// @param fallback read where this one is unknown
public record Column(
        String name,
        String path,
        String fact,
        int yearsBack,
        Type type,
        int scale,
        @Nullable Range range,
        @Nullable Column fallback) {

    /// What a column holds.
    public enum Type {
        NUMBER,
        TRUTH,
        TEXT,
        DAY
    }

    public Column {
        if ((type == Type.NUMBER) != (range != null)) {
            throw new IllegalArgumentException(
                    "column " + name + ": a number, and only a number, has a range");
        }
        if (fallback != null && (fallback.type != type || fallback.scale != scale)) {
            throw new IllegalArgumentException(
                    "column " + name + " and its fallback " + fallback.name + " differ in kind");
        }
        if (scale < 1 || yearsBack < 0) {
            throw new IllegalArgumentException("column " + name + ": scale or year is negative");
        }
    }

    /// Its range, which a number has.
    public Range numbers() {
        if (range == null) {
            throw new IllegalStateException("column " + name + " is no number");
        }
        return range;
    }
}
