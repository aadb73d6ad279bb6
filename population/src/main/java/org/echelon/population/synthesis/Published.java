package org.echelon.population.synthesis;

import java.util.List;
import org.echelon.policy.message.Words;

/// What was published of the two regions, and what no source says and is assumed.
///
/// The figures stand in the project's collection of sources: S2 is the report on Guangzhou, S3 the
/// one on Gansu. They are of different years; the population is an invention of their size, no
/// picture of one year.
final class Published {

    static final long GUANGZHOU = 127_000;
    static final long GUANGZHOU_HNTE = 4_739;
    static final long GUANGZHOU_NEW_HNTE = 2_820;
    static final long GANSU_HNTE = 1_350;
    static final long GANSU_TECH_SME = 880;
    static final long GANSU_INNOVATIVE = 123;
    static final long GANSU_INCUBATED = 2_002;
    static final long GANSU_INCUBATED_HNTE = 71;

    /// Of the industrial enterprises of Guangzhou with sales above 20 million yuan, percent.
    static final int RD_UNITS_ABOVE_20_MILLION = 40;

    /// Assumed: as many technology enterprises per HNTE in Gansu as in Guangzhou.
    static final long GANSU = GUANGZHOU * GANSU_HNTE / GUANGZHOU_HNTE;

    /// Assumed, percent of the technology enterprises of Guangzhou.
    static final int GUANGZHOU_TECH_SME_PERCENT = 8;

    private Published() {}

    /// The two regions, scaled to a number of enterprises.
    static List<Territory> territories(long enterprises) {
        long[] sizes = Quotas.of(enterprises, GUANGZHOU, GANSU);
        long guangzhou = sizes[0];
        long gansu = sizes[1];
        long hnte = Quotas.scaled(GUANGZHOU_HNTE, GUANGZHOU, guangzhou);
        long incubatedHnte = Quotas.scaled(GANSU_INCUBATED_HNTE, GANSU, gansu);
        return List.of(
                new Territory(
                        "4401",
                        0,
                        guangzhou,
                        hnte,
                        Quotas.scaled(GUANGZHOU_NEW_HNTE, GUANGZHOU, guangzhou),
                        guangzhou * GUANGZHOU_TECH_SME_PERCENT / 100,
                        0,
                        0,
                        0),
                new Territory(
                        "62",
                        guangzhou,
                        gansu,
                        Quotas.scaled(GANSU_HNTE, GANSU, gansu),
                        Quotas.scaled(GANSU_HNTE, GANSU, gansu) / 3,
                        Quotas.scaled(GANSU_TECH_SME, GANSU, gansu),
                        Quotas.scaled(GANSU_INNOVATIVE, GANSU, gansu),
                        Quotas.scaled(GANSU_INCUBATED, GANSU, gansu),
                        incubatedHnte));
    }

    /// What no source says.
    static final List<Words> ASSUMPTIONS =
            List.of(
                    new Words(
                            "甘肃科技企业总数：按与广州相同的“每家高企对应科技企业数”推算为 %,d 家".formatted(GANSU),
                            "Technology enterprises of Gansu: %,d, as many per HNTE as in Guangzhou"
                                    .formatted(GANSU)),
                    new Words(
                            "广州入库科技型中小企业占 %d%%；甘肃高企证书三分之一为最近一年新发"
                                    .formatted(GUANGZHOU_TECH_SME_PERCENT),
                            "%d %% of Guangzhou's technology enterprises hold a technology SME number; a third of Gansu's HNTE certificates are of the last year"
                                    .formatted(GUANGZHOU_TECH_SME_PERCENT)),
                    new Words(
                            "各区、各市的企业数按设定权重分配；行业按设定权重抽取",
                            "Districts and industries by weights of our own"),
                    new Words(
                            "销售收入：2025年服从对数正态分布，高企中位数3600万元、其他600万元；三年增长率均值约10%",
                            "Sales income of 2025 is log-normal with a median of 36 million yuan for HNTEs and 6 million for others; growth is about 10 % a year"),
                    new Words(
                            "成本为收入的78%至102%；研发费用不超过成本；科技人员、研发人员不超过职工总数；各部分不超过整体",
                            "Cost is 78 % to 102 % of sales; R&D never exceeds cost, S&T and R&D staff never exceed staff, no part exceeds its whole"),
                    new Words(
                            "持证高企、入库科技型中小企业中92%的数据满足研发强度、人员、收入占比和知识产权条件",
                            "92 % of those with an HNTE certificate or a technology SME number have figures that meet its ratios and rights"),
                    new Words(
                            "非高企中20%为2023年以后注册的年轻企业，没有更早年度的数据",
                            "20 % of the others were registered from 2023 on and have no earlier years"),
                    new Words(
                            "每个年度数值未知的概率为2%，每个当前数据未知的概率为3%",
                            "Each yearly figure is unknown with a chance of 2 %, each current fact with 3 %"),
                    new Words(
                            "知识产权、科技成果转化、出口、技术合同、净资产等均为设定的分布",
                            "Rights, conversions, exports, technology contracts and net assets by distributions of our own"));

    /// Published, and not used, with the reason.
    static final List<Words> NOT_USED =
            List.of(
                    new Words(
                            "花都区792家高企、653家科技型中小企业，广州开发区2,000家高企：与4,739家不属同一年份",
                            "792 HNTEs and 653 technology SMEs of Huadu, 2,000 HNTEs of the Guangzhou Development District: of another year than the 4,739"),
                    new Words(
                            "广州新三板挂牌404家、投资机构、众创空间等：不是企业数据项",
                            "404 companies of Guangzhou quoted on the New Third Board, investors, makerspaces: no facts of enterprises"),
                    new Words(
                            "甘肃2021年净增120家高企、备案303家：流量，不是存量",
                            "Gansu's net increase of 120 HNTEs and 303 filings in 2021: flows, not stocks"));
}
