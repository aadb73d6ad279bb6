package org.echelon.platform.enterprise;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/// The registered enterprises.
@Service
public class Enterprises {

    private static final String SELECT =
            """
            select e.key, e.uscc, e.other_id, e.synthetic, p.name, p.name_en, p.region, p.industry,
                   p.industry_label, p.registered_on, p.source, p.recorded_at
            from enterprise.enterprise e
            join enterprise.particulars p on p.enterprise_id = e.id
            """;

    private final JdbcClient database;

    Enterprises(JdbcClient database) {
        this.database = database;
    }

    /// The enterprise as registered now, by its key, its code or its other identifier.
    @PreAuthorize("@enterpriseAccess.reads(#key)")
    public Optional<RegisteredEnterprise> find(String key) {
        return lookUp(key);
    }

    /// The enterprise as it was on file at the end of a day.
    @PreAuthorize("@enterpriseAccess.reads(#key)")
    public Optional<RegisteredEnterprise> find(String key, LocalDate knownAt) {
        return database.sql(
                        SELECT
                                + """
                                where (e.key = :key or e.uscc = :key or e.other_id = :key)
                                  and p.recorded_at < :end
                                  and (p.recorded_until is null or p.recorded_until >= :end)
                                """)
                .param("key", key)
                .param("end", RegisterTime.endOf(knownAt))
                .query(Enterprises::read)
                .optional();
    }

    /// Every value the register held of the enterprise's particulars, the newest first.
    @PreAuthorize("@enterpriseAccess.reads(#key)")
    public List<RegisteredEnterprise> history(String key) {
        return database.sql(
                        SELECT
                                + """
                                where e.key = :key or e.uscc = :key or e.other_id = :key
                                order by p.id desc
                                """)
                .param("key", key)
                .query(Enterprises::read)
                .list();
    }

    Optional<RegisteredEnterprise> lookUp(String key) {
        return database.sql(
                        SELECT
                                + """
                                where (e.key = :key or e.uscc = :key or e.other_id = :key)
                                  and p.recorded_until is null
                                """)
                .param("key", key)
                .query(Enterprises::read)
                .optional();
    }

    static RegisteredEnterprise read(ResultSet row, int number) throws SQLException {
        return new RegisteredEnterprise(
                row.getString("key"),
                row.getString("uscc"),
                row.getString("other_id"),
                row.getString("name"),
                row.getString("name_en"),
                row.getString("region"),
                row.getString("industry"),
                row.getString("industry_label"),
                row.getObject("registered_on", LocalDate.class),
                row.getBoolean("synthetic"),
                row.getString("source"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }
}
