package org.echelon.platform.title;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.echelon.platform.reference.Divisions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/// The open list of titles, for everybody: who holds what, since when, until when.
@Service
public class PublicTitles {

    private static final String SELECT =
            """
            with listed as (
                select *, case when revoked_on <= :on then 'REVOKED'
                               when valid_from > :on then 'NOT_YET'
                               when valid_until <= :on then 'EXPIRED'
                               else 'VALID' end as state
                from title.public_title
            )
            select *, count(*) over () as total
            from listed
            """;

    private final JdbcClient database;
    private final Divisions divisions;

    PublicTitles(JdbcClient database, Divisions divisions) {
        this.database = database;
        this.divisions = divisions;
    }

    /// One page of the list.
    ///
    /// @param rows the titles
    /// @param total titles of all pages
    public record Listed(List<PublicTitle> rows, int total) {}

    /// One page of what was asked for; past the last page, the last page.
    @PreAuthorize("permitAll()")
    public Listed find(TitleQuestion question) {
        Listed found = ask(question);
        if (!found.rows().isEmpty() || question.page() == 1) {
            return found;
        }
        int total = ask(question.onPage(1)).total();
        return ask(question.onPage(Math.max(1, (total + question.size() - 1) / question.size())));
    }

    /// The title of an enterprise with exactly this number and this name, in Chinese or English.
    @PreAuthorize("permitAll()")
    public List<PublicTitle> exactly(String number, String name, LocalDate on) {
        return database.sql(
                        SELECT
                                + """
                                where upper(number) = upper(:number)
                                  and (name = :name or lower(name_en) = lower(:name))
                                order by valid_from desc
                                limit 5
                                """)
                .param("on", on)
                .param("number", number.strip())
                .param("name", name.strip())
                .query((row, _) -> read(row))
                .list();
    }

    /// A title by its record, as long as it is the one on file.
    @PreAuthorize("permitAll()")
    public Optional<PublicTitle> record(long id, LocalDate on) {
        return database.sql(SELECT + "where id = :id")
                .param("on", on)
                .param("id", id)
                .query((row, _) -> read(row))
                .optional();
    }

    private Listed ask(TitleQuestion question) {
        int[] total = {0};
        List<PublicTitle> rows =
                database.sql(
                                SELECT
                                        + """
                                        where (:title = '' or title = :title)
                                          and (:region = '' or starts_with(region, :region))
                                          and (cast(:year as int) is null
                                               or valid_from >= make_date(:year, 1, 1)
                                                  and valid_from < make_date(:year + 1, 1, 1))
                                          and (:state = '' or state = :state)
                                          and (:text = '' or strpos(lower(name), :text) > 0
                                               or strpos(lower(name_en), :text) > 0
                                               or strpos(lower(code), :text) > 0
                                               or strpos(lower(number), :text) > 0)
                                        order by %s, id desc
                                        limit :size offset :offset
                                        """
                                                .formatted(order(question)))
                        .param("on", question.on())
                        .param("title", question.title())
                        .param(
                                "region",
                                question.region().isEmpty()
                                        ? ""
                                        : divisions.normal(question.region()))
                        .param("year", question.year(), Types.INTEGER)
                        .param("state", question.state().map(TitleState::name).orElse(""))
                        .param("text", question.text().strip().toLowerCase(Locale.ROOT))
                        .param("size", question.size())
                        .param("offset", (long) (question.page() - 1) * question.size())
                        .query((row, _) -> {
                            total[0] = row.getInt("total");
                            return read(row);
                        })
                        .list();
        return new Listed(rows, total[0]);
    }

    /// The column to sort by; from a closed list, never from the address.
    private static String order(TitleQuestion question) {
        String column =
                switch (question.sort()) {
                    case FROM -> "valid_from";
                    case UNTIL -> "valid_until";
                    case NAME -> "name";
                    case TITLE -> "title";
                };
        return column + (question.descending() ? " desc nulls first" : " asc nulls last");
    }

    private static PublicTitle read(ResultSet row) throws SQLException {
        return new PublicTitle(
                row.getLong("id"),
                row.getString("enterprise_key"),
                row.getString("code"),
                row.getString("name"),
                row.getString("name_en"),
                row.getString("region"),
                row.getBoolean("synthetic"),
                row.getString("title"),
                row.getString("number"),
                row.getObject("issued_on", LocalDate.class),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_until", LocalDate.class),
                row.getObject("revoked_on", LocalDate.class),
                row.getBoolean("simulated"),
                TitleState.valueOf(row.getString("state")));
    }
}
