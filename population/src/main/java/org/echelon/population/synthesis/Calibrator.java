package org.echelon.population.synthesis;

import java.util.ArrayList;
import java.util.List;
import org.echelon.policy.message.Words;
import org.echelon.population.Database;
import org.echelon.population.synthesis.Calibration.Target;

/// Counts what was drawn and holds it against what was published.
final class Calibrator {

    private static final String S2 = "coverage S2; facts 13.3";
    private static final String S3 = "coverage S3; facts 4";

    private final Database database;
    private final Synthesis.Request request;
    private final Territory guangzhou;
    private final Territory gansu;
    private final long rdUnits;

    /// @param rdUnits how many R&D units the published share makes of the enterprises drawn
    Calibrator(
            Database database,
            Synthesis.Request request,
            List<Territory> territories,
            long rdUnits) {
        this.rdUnits = rdUnits;
        this.database = database;
        this.request = request;
        this.guangzhou = territories.get(0);
        this.gansu = territories.get(1);
    }

    Calibration compare() {
        List<Target> targets = new ArrayList<>();
        targets.add(
                new Target(
                        "guangzhou_enterprises",
                        new Words("广州科技企业", "Technology enterprises of Guangzhou"),
                        S2,
                        Published.GUANGZHOU,
                        guangzhou.size(),
                        database.number(
                                "select count(*) from enterprises where region like '4401%'")));
        targets.add(
                title(
                        "guangzhou_hnte",
                        new Words("广州高新技术企业", "HNTEs of Guangzhou"),
                        S2,
                        Published.GUANGZHOU_HNTE,
                        guangzhou.hnte(),
                        "4401",
                        "cn/hnte",
                        "true"));
        targets.add(
                title(
                        "guangzhou_hnte_new",
                        new Words("其中最近一年新增", "of them new in the last year"),
                        S2,
                        Published.GUANGZHOU_NEW_HNTE,
                        guangzhou.newHnte(),
                        "4401",
                        "cn/hnte",
                        "year(t.\"from\") = 2025"));
        targets.add(rdUnits());
        targets.add(
                title(
                        "gansu_hnte",
                        new Words("甘肃高新技术企业", "HNTEs of Gansu"),
                        S3,
                        Published.GANSU_HNTE,
                        gansu.hnte(),
                        "62",
                        "cn/hnte",
                        "true"));
        targets.add(
                title(
                        "gansu_tech_sme",
                        new Words("甘肃入库科技型中小企业", "Technology SMEs of Gansu with a number"),
                        S3,
                        Published.GANSU_TECH_SME,
                        gansu.techSme(),
                        "62",
                        "cn/tech-sme",
                        "true"));
        targets.add(
                title(
                        "gansu_innovative",
                        new Words("甘肃省级科技创新型企业", "Provincial innovative enterprises of Gansu"),
                        S3,
                        Published.GANSU_INNOVATIVE,
                        gansu.innovative(),
                        "62",
                        "cn/gansu/innovative-enterprise",
                        "true"));
        targets.add(
                title(
                        "gansu_incubated",
                        new Words("甘肃在孵企业", "Incubated enterprises of Gansu"),
                        S3,
                        Published.GANSU_INCUBATED,
                        gansu.incubated(),
                        "62",
                        "cn/incubated",
                        "true"));
        targets.add(
                title(
                        "gansu_incubated_hnte",
                        new Words("其中高新技术企业", "of them HNTEs"),
                        S3,
                        Published.GANSU_INCUBATED_HNTE,
                        gansu.incubatedHnte(),
                        "62",
                        "cn/incubated",
                        "t.uscc in (select uscc from titles where title = 'cn/hnte')"));
        return new Calibration(request.enterprises(), request.seed(), targets, unknown());
    }

    private Target title(
            String id,
            Words name,
            String source,
            long published,
            long scaled,
            String region,
            String title,
            String where) {
        return new Target(
                id,
                name,
                source,
                published,
                scaled,
                database.number(
                        "select count(distinct t.uscc) from titles t join enterprises e on e.uscc = t.uscc where t.title = '%s' and e.region like '%s%%' and %s"
                                .formatted(title, region, where)));
    }

    private Target rdUnits() {
        return new Target(
                "guangzhou_rd_units",
                new Words(
                        "广州规模以上工业企业有研发机构（2000万元以上40%，5亿元以上全部）",
                        "Industrial enterprises of Guangzhou with an R&D unit (40 % above 20 million yuan, all above 500 million)"),
                S2,
                Published.RD_UNITS_ABOVE_20_MILLION,
                rdUnits,
                database.number("select count(*) from facts where rd_unit"));
    }

    private long unknown() {
        return database.number(
                """
                select (10000 * (count(*) - count(revenue) + count(*) - count(rd_expense) + count(*) - count(staff))) // (3 * greatest(count(*), 1))
                from facts where "year" is not null
                """);
    }
}
