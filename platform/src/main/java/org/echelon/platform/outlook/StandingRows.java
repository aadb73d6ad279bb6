package org.echelon.platform.outlook;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.quantity.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads and writes standings, their history and what they rest on.
@Component
class StandingRows {

    private final JdbcClient database;
    private final NamedParameterJdbcTemplate batches;

    StandingRows(JdbcClient database, NamedParameterJdbcTemplate batches) {
        this.database = database;
        this.batches = batches;
    }

    /// A standing on file.
    ///
    /// @param region of the enterprise when it was judged
    /// @param checksum of the facts it rests on
    /// @param edition of the programme it rests on
    /// @param judgedOn the day it was judged for
    record Kept(
            Standing standing,
            String region,
            String checksum,
            String edition,
            LocalDate judgedOn,
            @Nullable Stand turnedFrom,
            OffsetDateTime turnedAt) {}

    /// A change of a verdict.
    ///
    /// @param facts what of the register changed, as [Basis] names it
    /// @param conditions ids of those that changed
    record Turned(Stand from, Stand to, Cause cause, List<String> facts, List<String> conditions) {}

    /// The standings of some enterprises, by enterprise, then by programme.
    Map<String, Map<String, Kept>> standings(List<String> enterprises) {
        Map<String, Map<String, Kept>> all = new HashMap<>();
        database.sql(
                        """
                        select enterprise_key, programme, region, verdict, version, failing, unknown, detail,
                               change, amount, checksum, edition, judged_on, turned_from, turned_at
                        from outlook.standing
                        where enterprise_key = any(:keys)
                        """)
                .param("keys", enterprises.toArray(String[]::new))
                .query(row -> {
                    all.computeIfAbsent(row.getString("enterprise_key"), _ -> new HashMap<>())
                            .put(row.getString("programme"), kept(row));
                });
        return all;
    }

    /// What was known at the last judgement, by enterprise.
    Map<String, Basis> bases(List<String> enterprises) {
        Map<String, Basis> all = new HashMap<>();
        database.sql(
                        "select enterprise_key, facts from outlook.basis where enterprise_key = any(:keys)")
                .param("keys", enterprises.toArray(String[]::new))
                .query(row -> {
                    all.put(row.getString("enterprise_key"), Basis.parse(row.getString("facts")));
                });
        return all;
    }

    private static Kept kept(ResultSet row) throws SQLException {
        String from = row.getString("turned_from");
        return new Kept(
                standing(row),
                row.getString("region"),
                row.getString("checksum"),
                row.getString("edition"),
                row.getObject("judged_on", LocalDate.class),
                from == null ? null : Stand.valueOf(from),
                row.getObject("turned_at", OffsetDateTime.class));
    }

    static Standing standing(ResultSet row) throws SQLException {
        java.math.BigDecimal amount = row.getBigDecimal("amount");
        return new Standing(
                Stand.valueOf(row.getString("verdict")),
                row.getObject("version", LocalDate.class),
                texts(row, "failing"),
                texts(row, "unknown"),
                StandingJson.shortcomings(row.getString("detail")),
                StandingJson.change(row.getString("change")),
                Optional.ofNullable(amount).map(yuan -> Money.parse(yuan.toPlainString())));
    }

    static List<String> texts(ResultSet row, String column) throws SQLException {
        java.sql.Array array = row.getArray(column);
        return array == null ? List.of() : Arrays.asList((String[]) array.getArray());
    }

    /// What one judgement writes of one enterprise.
    ///
    /// @param changes standings that were judged anew, by programme
    /// @param turns by programme
    record Written(
            String enterprise,
            Basis basis,
            boolean newBasis,
            Map<String, Kept> changes,
            Map<String, Turned> turns) {}

    /// Writes what was judged, in one round trip for each table.
    void write(List<Written> all, OffsetDateTime now) {
        List<SqlParameterSource> bases = new ArrayList<>();
        List<SqlParameterSource> standings = new ArrayList<>();
        List<SqlParameterSource> turns = new ArrayList<>();
        for (Written one : all) {
            if (one.newBasis()) {
                bases.add(
                        new MapSqlParameterSource("key", one.enterprise())
                                .addValue("facts", one.basis().text())
                                .addValue("now", now, Types.TIMESTAMP_WITH_TIMEZONE));
            }
            one.changes()
                    .forEach((programme, kept) ->
                            standings.add(standing(one.enterprise(), programme, kept, now)));
            one.turns()
                    .forEach((programme, turned) -> {
                        Kept kept = one.changes().get(programme);
                        if (kept != null) {
                            turns.add(turn(one.enterprise(), programme, kept, turned, now));
                        }
                    });
        }
        batches.batchUpdate(
                """
                insert into outlook.basis (enterprise_key, facts, judged_at) values (:key, :facts, :now)
                on conflict (enterprise_key) do update
                set facts = excluded.facts, judged_at = excluded.judged_at
                """,
                bases.toArray(SqlParameterSource[]::new));
        batches.batchUpdate(
                """
                insert into outlook.standing (enterprise_key, programme, region, verdict, version, failing, unknown,
                    detail, change, amount, checksum, edition, judged_on, judged_at, turned_from, turned_at)
                values (:key, :programme, :region, :verdict, :version, :failing, :unknown,
                    cast(:detail as jsonb), cast(:change as jsonb), :amount, :checksum, :edition, :judgedOn, :now,
                    :turnedFrom, :turnedAt)
                on conflict (enterprise_key, programme) do update
                set region = excluded.region, verdict = excluded.verdict, version = excluded.version,
                    failing = excluded.failing, unknown = excluded.unknown, detail = excluded.detail,
                    change = excluded.change, amount = excluded.amount, checksum = excluded.checksum,
                    edition = excluded.edition, judged_on = excluded.judged_on, judged_at = excluded.judged_at,
                    turned_from = excluded.turned_from, turned_at = excluded.turned_at
                """,
                standings.toArray(SqlParameterSource[]::new));
        batches.batchUpdate(
                """
                insert into outlook.turn (enterprise_key, programme, region, from_verdict, to_verdict, version, cause,
                    facts, conditions, turned_at)
                values (:key, :programme, :region, :from, :to, :version, :cause, :facts, :conditions, :now)
                """,
                turns.toArray(SqlParameterSource[]::new));
    }

    private static SqlParameterSource standing(
            String enterprise, String programme, Kept kept, OffsetDateTime now) {
        Standing standing = kept.standing();
        return new MapSqlParameterSource("key", enterprise)
                .addValue("programme", programme)
                .addValue("region", kept.region())
                .addValue("verdict", standing.stand().name())
                .addValue("version", date(standing.version()), Types.DATE)
                .addValue("failing", standing.failing().toArray(String[]::new))
                .addValue("unknown", standing.unknown().toArray(String[]::new))
                .addValue(
                        "detail", StandingJson.shortcomings(standing.shortcomings()), Types.VARCHAR)
                .addValue("change", StandingJson.change(standing.change()), Types.VARCHAR)
                .addValue(
                        "amount",
                        standing.amount()
                                .map(money -> new java.math.BigDecimal(money.toString()))
                                .orElse(null),
                        Types.NUMERIC)
                .addValue("checksum", kept.checksum())
                .addValue("edition", kept.edition())
                .addValue("judgedOn", kept.judgedOn(), Types.DATE)
                .addValue("now", now, Types.TIMESTAMP_WITH_TIMEZONE)
                .addValue(
                        "turnedFrom",
                        kept.turnedFrom() == null ? null : kept.turnedFrom().name(),
                        Types.VARCHAR)
                .addValue("turnedAt", kept.turnedAt(), Types.TIMESTAMP_WITH_TIMEZONE);
    }

    private static SqlParameterSource turn(
            String enterprise, String programme, Kept kept, Turned turned, OffsetDateTime now) {
        return new MapSqlParameterSource("key", enterprise)
                .addValue("programme", programme)
                .addValue("region", kept.region())
                .addValue("from", turned.from().name())
                .addValue("to", turned.to().name())
                .addValue("version", date(kept.standing().version()), Types.DATE)
                .addValue("cause", turned.cause().name())
                .addValue("facts", turned.facts().toArray(String[]::new))
                .addValue("conditions", turned.conditions().toArray(String[]::new))
                .addValue("now", now, Types.TIMESTAMP_WITH_TIMEZONE);
    }

    private static @Nullable Date date(@Nullable LocalDate day) {
        return day == null ? null : Date.valueOf(day);
    }
}
