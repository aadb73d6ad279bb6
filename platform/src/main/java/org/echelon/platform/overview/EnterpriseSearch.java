package org.echelon.platform.overview;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.echelon.platform.identity.CurrentViewer;
import org.echelon.platform.reference.Divisions;
import org.echelon.policy.programme.Ladder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/// Finds enterprises by name, code, region and rung, within the person's region.
@Service
public class EnterpriseSearch {

    private final JdbcClient database;
    private final RungTable rungs;
    private final Ladder ladder;
    private final Divisions divisions;
    private final CurrentViewer viewer;

    EnterpriseSearch(
            JdbcClient database,
            RungTable rungs,
            Ladder ladder,
            Divisions divisions,
            CurrentViewer viewer) {
        this.database = database;
        this.rungs = rungs;
        this.ladder = ladder;
        this.divisions = divisions;
        this.viewer = viewer;
    }

    /// One page of what was asked for; outside the person's region there is nothing. Past the last
    /// page, the last page.
    @PreAuthorize("@access.staff()")
    public SearchResult search(SearchQuery query) {
        SearchResult result = ask(query);
        if (!result.rows().isEmpty() || query.page() == 1) {
            return result;
        }
        return ask(query.onPage(ask(query.onPage(1)).pages()));
    }

    private SearchResult ask(SearchQuery query) {
        String scope = Optional.ofNullable(viewer.get().region()).orElse("nowhere");
        var statement =
                database.sql(
                        RungTable.STANDING
                                + """
                                select e.key, e.uscc, e.other_id, e.name, e.name_en, e.region, e.industry,
                                       e.industry_label, e.registered_on, e.synthetic, s.rung,
                                       s.valid_until, count(*) over () as total
                                from enterprise.published_enterprise e
                                left join standing s on s.enterprise_key = e.key
                                where (:scope = '' or starts_with(e.region, :scope))
                                  and (:region = '' or starts_with(e.region, :region))
                                  and (:rung = '' or coalesce(s.rung, 'none') = :rung)
                                  and (:text = '' or strpos(lower(e.name), :text) > 0
                                       or strpos(lower(e.name_en), :text) > 0
                                       or strpos(lower(e.uscc), :text) > 0
                                       or strpos(lower(e.other_id), :text) > 0)
                                order by %s, e.name, e.key
                                limit :size offset :offset
                                """
                                        .formatted(order(query)));
        int[] total = {0};
        List<SearchResult.Row> rows =
                rungs.bind(statement)
                        .param("asOf", query.asOf())
                        .param("scope", scope)
                        .param("region", divisions.normal(query.region()))
                        .param("rung", query.rung())
                        .param("text", query.text().toLowerCase(Locale.ROOT))
                        .param("size", query.size())
                        .param("offset", (query.page() - 1) * query.size())
                        .query((row, _) -> {
                            total[0] = row.getInt("total");
                            return row(row);
                        })
                        .list();
        return new SearchResult(rows, total[0], query.page(), query.size());
    }

    /// The column to sort by; from a closed list, never from the address.
    private static String order(SearchQuery query) {
        String column =
                switch (query.sort()) {
                    case NAME -> "e.name";
                    case REGION -> "e.region";
                    case RUNG -> "s.rank";
                    case REGISTERED_ON -> "e.registered_on";
                    case INDUSTRY -> "e.industry";
                    case VALID_UNTIL -> "s.valid_until";
                };
        return column + (query.descending() ? " desc nulls last" : " asc nulls last");
    }

    private SearchResult.Row row(ResultSet row) throws SQLException {
        return new SearchResult.Row(
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
                Optional.ofNullable(row.getString("rung")).flatMap(ladder::find),
                row.getObject("valid_until", LocalDate.class));
    }
}
