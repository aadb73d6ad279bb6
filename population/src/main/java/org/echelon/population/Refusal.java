package org.echelon.population;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.echelon.policy.fact.FactChecks;
import org.echelon.policy.fact.FactKey;

/// An enterprise whose figures a version refuses: scores of a panel outside their band.
///
/// @param row its number
/// @param id its code
/// @param problems what is wrong
record Refusal(long row, String id, List<FactChecks.Problem> problems) {

    /// Notes them like what is wrong with a file.
    static void note(Database database, List<Refusal> refusals) {
        if (refusals.isEmpty()) {
            return;
        }
        try (PreparedStatement insert =
                database.plain()
                        .prepareStatement(
                                "insert into problem values ('facts', ?, ?, null, ?, ?, ?, ?)")) {
            for (Refusal refusal : refusals) {
                for (FactChecks.Problem problem : refusal.problems()) {
                    FactKey key = problem.key();
                    insert.setLong(1, refusal.row());
                    insert.setString(2, refusal.id());
                    insert.setString(3, problem.code());
                    insert.setString(4, key == null ? null : key.fact());
                    insert.setString(5, problem.message().zh());
                    insert.setString(6, problem.message().en());
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new Fault("refused enterprises could not be noted", e);
        }
        database.run(
                "insert into invalid select distinct id from problem where id is not null and id not in (select id from invalid)");
    }
}
