package org.echelon.conformance.region;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// Holds what DuckDB's statement says of `cn/tech-sme` against what is right: the verdict, each
/// condition and each outcome of every enterprise that it judges; it leaves those of whom something
/// is unknown.
record StatementComparison(Judgements right) {

    Differences of(DuckDbRegion region) throws SQLException {
        long wrong = 0;
        long left = 0;
        try (ResultSet said = region.said()) {
            while (said.next()) {
                if (!said.getBoolean("exact")) {
                    left++;
                } else if (!isRight(right.row(said.getInt("key")), said)) {
                    wrong++;
                }
            }
        }
        return new Differences(wrong, left);
    }

    private static boolean isRight(Judgements.Row row, ResultSet said) throws SQLException {
        return row.verdict() == verdict(said.getString("verdict"))
                && row.open() == 0
                && row.failed() == failed(said)
                && isRight(row.total(), "total_score", said)
                && isRight(row.personnel(), "personnel_score", said)
                && isRight(row.rd(), "rd_score", said)
                && isRight(row.achievement(), "achievement_score", said);
    }

    private static byte verdict(String said) {
        return said.equals("met") ? Judgements.MET : Judgements.NOT_MET;
    }

    private static int failed(ResultSet said) throws SQLException {
        List<String> conditions = Interpreted.CONDITIONS;
        int failed = 0;
        for (int i = 0; i < conditions.size(); i++) {
            failed |= said.getBoolean("condition_" + conditions.get(i)) ? 0 : 1 << i;
        }
        return failed;
    }

    private static boolean isRight(Judgements.Bounds right, String outcome, ResultSet said)
            throws SQLException {
        long over = said.getLong("outcome_" + outcome);
        long under = said.getLong("outcome_" + outcome + " / ");
        return right.low() * under == over && right.high() * under == over;
    }
}
