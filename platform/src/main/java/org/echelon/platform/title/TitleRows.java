package org.echelon.platform.title;

import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rows of the register of titles that are on file now.
@Component
class TitleRows {

    private final JdbcClient database;

    TitleRows(JdbcClient database) {
        this.database = database;
    }

    /// A row.
    ///
    /// @param id its own number
    /// @param enterprise key of the enterprise
    /// @param number certificate or registry number, where known
    /// @param from first day of validity
    /// @param until first day no longer valid; absent means without end
    /// @param issuedOn day of issue; absent where the title came by an import
    /// @param evidence the document that shows the number
    /// @param receipt the case it ended, where there was one
    /// @param simulated whether its number was drawn by a simulated issuer
    record Row(
            long id,
            String enterprise,
            @Nullable String number,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable LocalDate issuedOn,
            @Nullable String evidence,
            @Nullable String receipt,
            boolean simulated) {}

    private static final String SELECT =
            """
            select id, enterprise_key, number, valid_from, valid_until, issued_on, evidence,
                   receipt, simulated
            from title.title
            where recorded_until is null and title = :title
            """;

    Optional<Row> byNumber(String title, String number) {
        return database.sql(SELECT + " and number = :number")
                .param("title", title)
                .param("number", number)
                .query((row, _) -> read(row))
                .optional();
    }

    /// A title without a number is told apart by its first day.
    Optional<Row> unnumbered(String title, String enterprise, LocalDate from) {
        return database.sql(
                        SELECT
                                + " and enterprise_key = :key and number is null and valid_from ="
                                + " :from")
                .param("title", title)
                .param("key", enterprise)
                .param("from", from)
                .query((row, _) -> read(row))
                .optional();
    }

    /// Who has the number.
    Optional<String> holder(String title, String number) {
        return byNumber(title, number).map(Row::enterprise);
    }

    /// Ends a row that an import brought, so that the issue itself can be recorded in its place.
    void giveWay(Row row, OffsetDateTime now) {
        database.sql(
                        """
                        update title.title set recorded_until = :now
                        where id = :id and recorded_until is null and issued_on is null
                        """)
                .param("now", now)
                .param("id", row.id())
                .update();
    }

    /// Adds a row unless its number, or its case, has one already.
    ///
    /// @return whether it was added
    boolean add(NewTitle title, @Nullable LocalDate until, String by, OffsetDateTime now) {
        return database.sql(
                                """
                                insert into title.title (enterprise_key, title, number, issued_on, valid_from,
                                                         valid_until, source, evidence, receipt, simulated,
                                                         recorded_by, recorded_at)
                                values (:key, :title, :number, :issued, :from, :until, :source, :evidence, :receipt,
                                        :simulated, :by, :now)
                                on conflict do nothing
                                """)
                        .param("key", title.enterprise())
                        .param("title", title.title())
                        .param("number", title.number())
                        .param("issued", title.issuedOn())
                        .param("from", title.validFrom())
                        .param("until", until, Types.DATE)
                        .param("source", title.source())
                        .param("evidence", title.evidence())
                        .param("receipt", title.receipt(), Types.VARCHAR)
                        .param("simulated", title.simulated())
                        .param("by", by)
                        .param("now", now)
                        .update()
                == 1;
    }

    private static Row read(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Row(
                row.getLong("id"),
                row.getString("enterprise_key"),
                row.getString("number"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_until", LocalDate.class),
                row.getObject("issued_on", LocalDate.class),
                row.getString("evidence"),
                row.getString("receipt"),
                row.getBoolean("simulated"));
    }
}
