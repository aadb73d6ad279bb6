package org.echelon.population;

import static org.echelon.population.Database.text;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.echelon.policy.programme.Ladder;

/// The parts by which results are told, as table `part`: `row`, `region`, `industry`, `size`,
/// `rung`.
///
/// Sizes follow 工信部联企业〔2011〕300号: industry and software by staff and sales income of the last
/// closed year; other branches by staff alone, as the standard does for branches it does not list.
/// A class needs both lower bounds.
final class Dimensions {

    static final List<String> ALL = List.of("region", "industry", "size", "rung");

    /// The code of a part of which nothing is known.
    static final String UNKNOWN = "unknown";

    /// The code of those without a title.
    static final String NO_RUNG = "none";

    private final Population population;

    Dimensions(Population population) {
        this.population = population;
    }

    void create(LocalDate asOf, Ladder ladder) {
        boolean sized =
                population.facts().containsKey("staff")
                        && population.facts().containsKey("revenue");
        population
                .database()
                .run(
                        """
                        create table part as
                        select e."row", e.id, coalesce(substr(e.region, 1, 6), '%1$s') as region,
                               coalesce(substr(e.industry, 1, 2), '%1$s') as industry, %2$s as size,
                               coalesce(r.rung, '%3$s') as rung
                        from enterprise e
                        left join (select id, %4$s from fact where "year" = %5$d and id not in (select id from invalid)) f on f.id = e.id
                        left join (%6$s) r on r.id = e.id
                        """
                                .formatted(
                                        UNKNOWN,
                                        sized ? size() : "'" + UNKNOWN + "'",
                                        NO_RUNG,
                                        sized ? "staff, revenue" : "1 as staff",
                                        asOf.getYear() - 1,
                                        rungs(asOf, ladder)));
    }

    private static String size() {
        String division = "try_cast(substr(e.industry, 1, 2) as integer)";
        return """
        case when f.staff is null or (f.revenue is null and (%1$s between 6 and 46 or %1$s = 65)) then '%2$s'
             when %1$s between 6 and 46 then
               case when f.staff >= 1000 and f.revenue >= 400000000 then 'large'
                    when f.staff >= 300 and f.revenue >= 20000000 then 'medium'
                    when f.staff >= 20 and f.revenue >= 3000000 then 'small' else 'micro' end
             when %1$s = 65 then
               case when f.staff >= 300 and f.revenue >= 100000000 then 'large'
                    when f.staff >= 100 and f.revenue >= 10000000 then 'medium'
                    when f.staff >= 10 and f.revenue >= 500000 then 'small' else 'micro' end
             when f.staff >= 300 then 'large' when f.staff >= 100 then 'medium'
             when f.staff >= 10 then 'small' else 'micro' end\
        """
                .formatted(division, UNKNOWN);
    }

    /// The highest rung that an enterprise holds by a title valid on the day.
    private static String rungs(LocalDate asOf, Ladder ladder) {
        String held =
                ladder.rungs().stream()
                        .flatMap(rung ->
                                rung.titles().stream()
                                        .map(title ->
                                                "(%s, %s, %d)"
                                                        .formatted(
                                                                text(title),
                                                                text(rung.id()),
                                                                rung.rank())))
                        .collect(Collectors.joining(", "));
        return held.isEmpty()
                ? "select '' as id, '' as rung where false"
                : """
                select t.id, arg_max(h.rung, h.rank) as rung from title t
                join (values %s) h(title, rung, rank) on h.title = t.title
                where t."from" <= date '%s' and (t."until" is null or t."until" > date '%s') group by t.id\
                """
                        .formatted(held, asOf, asOf);
    }
}
