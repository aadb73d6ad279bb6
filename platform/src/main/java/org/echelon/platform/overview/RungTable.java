package org.echelon.platform.overview;

import java.util.ArrayList;
import java.util.List;
import org.echelon.policy.programme.Ladder;
import org.echelon.policy.programme.Rung;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/// The rungs as columns of a query: which title holds which rung, and how high it is.
@Component
class RungTable {

    /// The highest rung that each enterprise holds on `:asOf`; starts a query's `with`.
    static final String STANDING =
            """
            with rung as (
                select * from unnest(:rungTitles, :rungIds, :rungRanks) as r (title, rung, rank)
            ), holding as (
                select t.enterprise_key, r.rung, r.rank, t.valid_until
                from title.published_title t
                join rung r on r.title = t.title
                where t.valid_from <= :asOf and (t.valid_until is null or t.valid_until > :asOf)
            ), standing as (
                select distinct on (enterprise_key) enterprise_key, rung, rank, valid_until
                from holding
                order by enterprise_key, rank desc, valid_until desc nulls first
            )
            """;

    private final String[] titles;
    private final String[] ids;
    private final Integer[] ranks;

    RungTable(Ladder ladder) {
        List<String> titleList = new ArrayList<>();
        List<String> idList = new ArrayList<>();
        List<Integer> rankList = new ArrayList<>();
        for (Rung rung : ladder.rungs()) {
            for (String title : rung.titles()) {
                titleList.add(title);
                idList.add(rung.id());
                rankList.add(rung.rank());
            }
        }
        titles = titleList.toArray(String[]::new);
        ids = idList.toArray(String[]::new);
        ranks = rankList.toArray(Integer[]::new);
    }

    StatementSpec bind(StatementSpec statement) {
        return statement
                .param("rungTitles", titles)
                .param("rungIds", ids)
                .param("rungRanks", ranks);
    }
}
