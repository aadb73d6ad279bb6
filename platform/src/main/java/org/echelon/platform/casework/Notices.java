package org.echelon.platform.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/// The public notices of today.
@Service
public class Notices {

    private static final String SELECT =
            """
            select receipt, programme, enterprise_name, region, filing_year, notice_from, notice_until, state
            from casework.published_notice
            """;

    private final JdbcClient database;

    Notices(JdbcClient database) {
        this.database = database;
    }

    /// Every current notice, the one that ends first at the top.
    @PreAuthorize("permitAll()")
    public List<PublicNotice> all() {
        return database.sql(SELECT + "order by notice_until, receipt")
                .query(Notices::notice)
                .list();
    }

    /// One of them.
    @PreAuthorize("permitAll()")
    public Optional<PublicNotice> find(String receipt) {
        return database.sql(SELECT + "where receipt = :receipt")
                .param("receipt", receipt)
                .query(Notices::notice)
                .optional();
    }

    private static PublicNotice notice(ResultSet row, int number) throws SQLException {
        boolean running = row.getString("state").equals(CaseState.NOTICE.name());
        return new PublicNotice(
                row.getString("receipt"),
                row.getString("programme"),
                row.getString("enterprise_name"),
                row.getString("region"),
                row.getInt("filing_year"),
                row.getObject("notice_from", LocalDate.class),
                running ? row.getObject("notice_until", LocalDate.class) : null);
    }
}
