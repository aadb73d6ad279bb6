package org.echelon.platform.demonstration;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.echelon.policy.fact.UnifiedSocialCreditCode;

/// Invents the enterprises of three cities, always the same ones for the same seed.
final class SyntheticRegion {

    private static final String CODE_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int FIRST_YEAR = 2021;
    private static final int LAST_YEAR = 2025;
    private static final LocalDate CURRENT_SINCE = LocalDate.of(2024, 1, 1);

    private static final List<String> CHARACTERS =
            List.of(
                    "云", "帆", "启", "明", "晨", "辉", "远", "航", "锐", "智", "博", "创", "星", "海", "恒", "信",
                    "卓", "越", "鼎", "新", "凌", "峰", "翰", "林", "瑞", "光", "天", "泽");
    private static final List<String> SYLLABLES =
            List.of(
                    "Yun", "Fan", "Qi", "Ming", "Chen", "Hui", "Yuan", "Hang", "Rui", "Zhi", "Bo",
                    "Chuang", "Xing", "Hai", "Heng", "Xin", "Zhuo", "Yue", "Ding", "Xin", "Ling",
                    "Feng", "Han", "Lin", "Rui", "Guang", "Tian", "Ze");

    private record City(
            String zh, String en, int count, List<String> districts, String fixedCode) {}

    private record Trade(String zh, String en, String industry, String field) {}

    private static final List<City> CITIES =
            List.of(
                    new City(
                            "广州",
                            "Guangzhou",
                            150,
                            List.of(
                                    "440114", "440112", "440112", "440112", "440106", "440106",
                                    "440113", "440113", "440111", "440115", "440115", "440118",
                                    "440117", "440105", "440104", "440103"),
                            "91440114MA9TERT04C"),
                    new City(
                            "惠州",
                            "Huizhou",
                            80,
                            List.of("441303", "441302", "441302", "441322", "441323", "441324"),
                            "91441303MA5DEMQ26T"),
                    new City(
                            "兰州",
                            "Lanzhou",
                            70,
                            List.of(
                                    "620102", "620102", "620103", "620104", "620105", "620111",
                                    "620121", "620122", "620123"),
                            "91620102MA7DEMQ11N"));

    private static final List<Trade> TRADES =
            List.of(
                    new Trade("电子", "Electronics", "3911", "1.4.1"),
                    new Trade("软件", "Software", "6513", "1.1.1"),
                    new Trade("智能装备", "Smart Equipment", "3569", "8.2.1"),
                    new Trade("生物医药", "Biomedicine", "2761", "2.1.1"),
                    new Trade("新材料", "New Materials", "2651", "4.2.1"),
                    new Trade("新能源", "New Energy", "3841", "6.2.1"),
                    new Trade("环保科技", "Environment", "7722", "7.1.1"),
                    new Trade("仪器", "Instruments", "4014", "8.3.1"),
                    new Trade("航空科技", "Aerospace", "3749", "3.1.1"),
                    new Trade("检测技术", "Testing Services", "7452", "5.1.1"));

    private final Random random;
    private final Set<String> names = new HashSet<>();
    private final Set<String> codes = new HashSet<>();
    private final Table enterprises =
            new Table("uscc,name,name_en,region,industry,registered_on,synthetic,source");
    private final Table yearly = new Table(YearlyFacts.HEADER);
    private final Table tax =
            new Table("uscc,year,register,source,revenue,tax_paid,rd_expense_deductible");
    private final Table current = new Table(CurrentFacts.HEADER);
    private final Table patents = new Table("uscc,register,source,valid_from,ip_class1,ip_class2");
    private final Table titles = new Table("uscc,title,number,from,until,source");
    private final Table awards = new Table("uscc,programme,matter,level,amount,on,source");

    SyntheticRegion(long seed) {
        this.random = new Random(seed);
    }

    Map<String, String> files() {
        for (City city : CITIES) {
            for (int i = 0; i < city.count(); i++) {
                enterprise(city, i);
            }
        }
        Map<String, String> files = new LinkedHashMap<>();
        files.put("enterprises.csv", enterprises.text());
        files.put("facts-declared.csv", yearly.text());
        files.put("facts-tax.csv", tax.text());
        files.put("facts-current.csv", current.text());
        files.put("facts-patents.csv", patents.text());
        files.put("titles.csv", titles.text());
        files.put("awards.csv", awards.text());
        return files;
    }

    private void enterprise(City city, int number) {
        boolean fixed = number == 0;
        String district = fixed ? city.fixedCode().substring(2, 8) : pick(city.districts());
        String uscc = fixed ? city.fixedCode() : code(district);
        Trade trade = fixed ? TRADES.getFirst() : pick(TRADES);
        // The first is known by its code; the next ones stand on every rung in turn.
        boolean shown = number <= Profile.ALL.size();
        Profile profile =
                fixed
                        ? Profile.ALL.get(city.zh().equals("广州") ? 2 : 4)
                        : shown ? Profile.ALL.get(number - 1) : profile();
        LocalDate registered = registered(profile);
        String[] name = name(city, trade);
        enterprises.row(
                uscc,
                name[0],
                name[1],
                district,
                trade.industry(),
                registered,
                true,
                "synthetic: invented for the demonstration");
        YearlyFacts facts = new YearlyFacts(random, profile, registered.getYear());
        for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
            if (year >= registered.getYear()) {
                String[] row = facts.row(uscc, year, !fixed && random.nextInt(100) < 12);
                yearly.row((Object[]) row);
                if (fixed || random.nextInt(100) < 55) {
                    tax.row(
                            uscc,
                            year,
                            "tax",
                            "synthetic tax return " + year,
                            facts.revenueOnTaxReturn(number % 23 == 5),
                            facts.taxPaid(),
                            facts.deductible());
                }
            }
        }
        boolean panel = !fixed && profile.titles().contains("cn/hnte") && random.nextInt(100) < 40;
        CurrentFacts now = new CurrentFacts(random, profile, trade.field());
        current.row(
                (Object[]) now.row(uscc, CURRENT_SINCE, panel, !fixed && random.nextInt(100) < 15));
        if (random.nextInt(100) < 30) {
            patents.row(
                    uscc,
                    "patent_office",
                    "synthetic extract of the patent register",
                    CURRENT_SINCE,
                    now.classOne(),
                    now.classTwo() + (random.nextInt(10) == 0 ? 1 : 0));
        }
        new TitleHistory(random, titles, awards).write(uscc, district, profile, shown);
    }

    private Profile profile() {
        int total = Profile.ALL.stream().mapToInt(Profile::weight).sum();
        int place = random.nextInt(total);
        for (Profile profile : Profile.ALL) {
            place -= profile.weight();
            if (place < 0) {
                return profile;
            }
        }
        throw new IllegalStateException("weights do not add up");
    }

    private LocalDate registered(Profile profile) {
        boolean young =
                switch (profile.name()) {
                    case "incubated", "seed-unicorn", "future-unicorn" -> true;
                    default -> false;
                };
        int year = young ? 2018 + random.nextInt(6) : 2004 + random.nextInt(16);
        return LocalDate.of(year, 1 + random.nextInt(12), 1 + random.nextInt(28));
    }

    private String[] name(City city, Trade trade) {
        while (true) {
            int first = random.nextInt(CHARACTERS.size());
            int second = random.nextInt(CHARACTERS.size());
            String mark = random.nextBoolean() ? "样例" : "示例";
            String zh =
                    city.zh()
                            + mark
                            + CHARACTERS.get(first)
                            + CHARACTERS.get(second)
                            + trade.zh()
                            + "有限公司";
            if (first != second && names.add(zh)) {
                String en =
                        city.en()
                                + (mark.equals("样例") ? " Sample " : " Example ")
                                + SYLLABLES.get(first)
                                + SYLLABLES.get(second).toLowerCase(java.util.Locale.ROOT)
                                + " "
                                + trade.en()
                                + " Co. Ltd.";
                return new String[] {zh, en};
            }
        }
    }

    private String code(String district) {
        while (true) {
            StringBuilder organisation = new StringBuilder("MA");
            for (int i = 0; i < 6; i++) {
                organisation.append(CODE_ALPHABET.charAt(random.nextInt(CODE_ALPHABET.length())));
            }
            String first17 =
                    "91"
                            + district
                            + organisation
                            + UnifiedSocialCreditCode.organisationCheck(organisation.toString());
            String code = first17 + UnifiedSocialCreditCode.check(first17);
            if (UnifiedSocialCreditCode.problemWith(code).isEmpty() && codes.add(code)) {
                return code;
            }
        }
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /// A CSV file in the making.
    static final class Table {

        private static final String MARK =
                "# SYNTHETIC: every enterprise and figure here is invented for the demonstration region.";

        private final List<String> lines = new ArrayList<>();

        Table(String header) {
            lines.add(MARK);
            lines.add(header);
        }

        void row(Object... cells) {
            List<String> texts = new ArrayList<>();
            for (Object cell : cells) {
                texts.add(String.valueOf(cell));
            }
            lines.add(String.join(",", texts));
        }

        String text() {
            return String.join("\n", lines) + "\n";
        }
    }
}
