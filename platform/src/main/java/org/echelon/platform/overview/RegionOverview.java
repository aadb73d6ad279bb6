package org.echelon.platform.overview;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.echelon.platform.reference.Division;
import org.echelon.platform.reference.Divisions;
import org.echelon.policy.message.Words;
import org.echelon.policy.programme.Ladder;
import org.echelon.policy.programme.Rung;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/// A region at a glance: its enterprises by rung and by district.
@Service
public class RegionOverview {

    private static final String NONE = "none";
    private static final Map<Integer, Integer> LENGTH_BELOW = Map.of(0, 2, 2, 4, 4, 6, 6, 9, 9, 9);

    private final JdbcClient database;
    private final RungTable rungs;
    private final Ladder ladder;
    private final Divisions divisions;

    RegionOverview(JdbcClient database, RungTable rungs, Ladder ladder, Divisions divisions) {
        this.database = database;
        this.rungs = rungs;
        this.ladder = ladder;
        this.divisions = divisions;
    }

    private record Cell(String part, String rung, int enterprises, int synthetic) {}

    /// The region, or empty when there is no such division; the empty code is the whole country.
    @PreAuthorize("@access.region(#code)")
    public Optional<RegionSummary> of(String code, LocalDate asOf) {
        String region = divisions.normal(code);
        if (!region.isEmpty() && divisions.find(region).isEmpty()) {
            return Optional.empty();
        }
        List<Cell> cells = cells(region, asOf);
        Map<String, Integer> highest = new HashMap<>();
        SortedMap<String, Map<String, Integer>> parts = new TreeMap<>();
        for (Cell cell : cells) {
            highest.merge(cell.rung(), cell.enterprises(), Integer::sum);
            parts.computeIfAbsent(cell.part(), _ -> new HashMap<>())
                    .merge(cell.rung(), cell.enterprises(), Integer::sum);
        }
        Map<String, Integer> holders = holders(region, asOf);
        List<Rung> exist = region.isEmpty() ? ladder.rungs() : ladder.rungs(region);
        return Optional.of(
                new RegionSummary(
                        region,
                        divisions.chain(region),
                        asOf,
                        cells.stream().mapToInt(Cell::enterprises).sum(),
                        cells.stream().mapToInt(Cell::synthetic).sum(),
                        exist.stream()
                                .map(rung ->
                                        new RegionSummary.RungCount(
                                                rung,
                                                highest.getOrDefault(rung.id(), 0),
                                                holders.getOrDefault(rung.id(), 0)))
                                .toList(),
                        highest.getOrDefault(NONE, 0),
                        parts(parts)));
    }

    private List<RegionSummary.Part> parts(SortedMap<String, Map<String, Integer>> counts) {
        List<RegionSummary.Part> parts = new ArrayList<>();
        counts.forEach((code, highest) -> {
            Division division =
                    divisions
                            .find(code)
                            .orElseGet(() ->
                                    new Division(
                                            code,
                                            "unknown",
                                            code.isEmpty()
                                                    ? new Words("地区不详", "Region not known")
                                                    : new Words(code, code)));
            int total = highest.values().stream().mapToInt(Integer::intValue).sum();
            parts.add(new RegionSummary.Part(division, total, Map.copyOf(highest)));
        });
        return parts;
    }

    private List<Cell> cells(String region, LocalDate asOf) {
        var statement =
                database.sql(
                        RungTable.STANDING
                                + """
                                select left(coalesce(e.region, ''), :length) as part,
                                       coalesce(s.rung, 'none') as rung, count(*) as enterprises,
                                       count(*) filter (where e.synthetic) as synthetic
                                from enterprise.published_enterprise e
                                left join standing s on s.enterprise_key = e.key
                                where :region = '' or starts_with(e.region, :region)
                                group by 1, 2
                                """);
        return rungs.bind(statement)
                .param("asOf", asOf)
                .param("region", region)
                .param("length", LENGTH_BELOW.getOrDefault(region.length(), 9))
                .query((row, _) ->
                        new Cell(
                                row.getString("part"),
                                row.getString("rung"),
                                row.getInt("enterprises"),
                                row.getInt("synthetic")))
                .list();
    }

    private Map<String, Integer> holders(String region, LocalDate asOf) {
        Map<String, Integer> holders = new HashMap<>();
        var statement =
                database.sql(
                        RungTable.STANDING
                                + """
                                select h.rung, count(distinct h.enterprise_key) as enterprises
                                from holding h
                                join enterprise.published_enterprise e on e.key = h.enterprise_key
                                where :region = '' or starts_with(e.region, :region)
                                group by h.rung
                                """);
        rungs.bind(statement)
                .param("asOf", asOf)
                .param("region", region)
                .query(row -> {
                    holders.put(row.getString("rung"), row.getInt("enterprises"));
                });
        return holders;
    }
}
