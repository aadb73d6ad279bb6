package org.echelon.platform.demonstration;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Invents the state of one enterprise.
final class CurrentFacts {

    static final String HEADER =
            "uscc,source,valid_from,ip_class1,ip_class2,ip_own_rd,core_ip,hnte_field,"
                    + "accident_or_offence,abnormal_listing,prohibited_product,"
                    + "audit_based_collection,rd_institution_level,standards_led,"
                    + "national_award_rank,listed,valuation,niche_years,niche_share,"
                    + "ip_advancedness,ip_support,ip_quantity,ip_acquisition,ip_standards,"
                    + "conversion_score,org_system,org_unit,org_conversion,org_talent";
    private static final int CORE_IP = 6;
    private static final int SCORES = 10;

    private final Random random;
    private final Profile profile;
    private final String field;
    private final int classOne;
    private final int classTwo;

    CurrentFacts(Random random, Profile profile, String field) {
        this.random = random;
        this.profile = profile;
        this.field = field;
        boolean recognised = profile.titles().contains("cn/hnte");
        this.classOne = recognised ? 1 + random.nextInt(6) : random.nextInt(2);
        this.classTwo = recognised ? 4 + random.nextInt(12) : random.nextInt(6);
    }

    int classOne() {
        return classOne;
    }

    int classTwo() {
        return classTwo;
    }

    String[] row(String uscc, LocalDate since, boolean panel, boolean gaps) {
        boolean technical = !profile.titles().isEmpty();
        boolean rising = profile.name().contains("unicorn");
        List<String> row =
                new ArrayList<>(
                        List.of(
                                uscc,
                                "synthetic self-report",
                                since.toString(),
                                String.valueOf(classOne),
                                String.valueOf(classTwo),
                                String.valueOf(classOne + classTwo > 0),
                                String.valueOf(technical),
                                technical ? field : "",
                                String.valueOf(random.nextInt(40) == 0),
                                String.valueOf(random.nextInt(50) == 0),
                                "false",
                                String.valueOf(random.nextInt(20) != 0),
                                institution(),
                                String.valueOf(random.nextInt(12) == 0 ? 1 : 0),
                                String.valueOf(random.nextInt(60) == 0 ? 2 : 0),
                                String.valueOf(profile.name().equals("flagship")),
                                rising ? String.valueOf(valuation()) : "",
                                String.valueOf(1 + random.nextInt(9)),
                                String.valueOf(random.nextInt(30))));
        for (int score = 0; score < SCORES; score++) {
            row.add(panel ? score(score) : "");
        }
        if (gaps) {
            row.set(CORE_IP, "");
        }
        return row.toArray(String[]::new);
    }

    private String institution() {
        int draw = random.nextInt(100);
        return draw < 60 ? "none" : draw < 85 ? "city" : draw < 98 ? "provincial" : "national";
    }

    private long valuation() {
        return switch (profile.name()) {
            case "unicorn" -> 7_500_000_000L;
            case "future-unicorn" -> 900_000_000L + 100_000_000L * random.nextInt(40);
            default -> 320_000_000L + 10_000_000L * random.nextInt(30);
        };
    }

    /// Scores of a panel within the bands that any facts give; bands that depend on counts are left
    /// to the panel and stay empty.
    private String score(int number) {
        return switch (number) {
            case 0 -> String.valueOf(4 + random.nextInt(5));
            case 1 -> String.valueOf(4 + random.nextInt(5));
            case 6 -> String.valueOf(3 + random.nextInt(3));
            case 7 -> String.valueOf(3 + random.nextInt(3));
            case 8 -> String.valueOf(2 + random.nextInt(2));
            case 9 -> String.valueOf(2 + random.nextInt(2));
            default -> "";
        };
    }
}
