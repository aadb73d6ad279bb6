package org.echelon.platform.demonstration;

import java.time.LocalDate;
import java.util.Random;

/// Invents the titles of one enterprise: some valid, some ending soon, some expired.
final class TitleHistory {

    private static final String SOURCE = "synthetic register of titles";

    private final Random random;
    private final SyntheticRegion.Table titles;
    private final SyntheticRegion.Table awards;

    TitleHistory(Random random, SyntheticRegion.Table titles, SyntheticRegion.Table awards) {
        this.random = random;
        this.titles = titles;
        this.awards = awards;
    }

    void write(String uscc, String district, Profile profile, boolean shown) {
        for (String title : profile.titles()) {
            switch (title) {
                case "cn/tech-sme" -> technologySme(uscc, district, shown);
                case "cn/hnte" -> hnte(uscc, district, shown);
                case "cn/incubated" ->
                        title(
                                uscc,
                                title,
                                "",
                                LocalDate.of(
                                        (shown ? 2024 : 2023) + random.nextInt(shown ? 2 : 3),
                                        1 + random.nextInt(12),
                                        1),
                                3);
                default ->
                        title(
                                uscc,
                                title,
                                "",
                                LocalDate.of(
                                        (shown ? 2024 : 2022) + random.nextInt(shown ? 2 : 4),
                                        1 + random.nextInt(12),
                                        15),
                                3);
            }
        }
        boolean innovative =
                district.startsWith("62")
                        && !profile.titles().contains("cn/hnte")
                        && profile.titles().contains("cn/tech-sme");
        if (innovative && (shown || random.nextInt(2) == 0)) {
            title(
                    uscc,
                    "cn/gansu/innovative-enterprise",
                    "",
                    LocalDate.of((shown ? 2024 : 2023) + random.nextInt(2), 11, 20),
                    3);
        }
    }

    private void technologySme(String uscc, String district, boolean shown) {
        boolean renewed = shown || random.nextInt(100) < 80;
        for (int year = renewed ? 2026 : 2025; year >= 2025; year--) {
            titles.row(
                    uscc,
                    "cn/tech-sme",
                    "%d%s0%07d".formatted(year, district, random.nextInt(100_000_000) % 10_000_000),
                    LocalDate.of(year, 4 + random.nextInt(5), 10),
                    LocalDate.of(year + 1, 1, 1),
                    SOURCE);
        }
    }

    private void hnte(String uscc, String district, boolean shown) {
        int draw = shown ? 70 : random.nextInt(100);
        int year = draw < 12 ? 2022 : draw < 40 ? 2023 : draw < 72 ? 2024 : 2025;
        LocalDate from = LocalDate.of(year, 12, 1 + random.nextInt(28));
        titles.row(
                uscc,
                "cn/hnte",
                "GR%d%s%06d".formatted(year, district.substring(0, 2), random.nextInt(10_000)),
                from,
                from.plusYears(3),
                SOURCE);
        if (district.startsWith("62") && random.nextInt(2) == 0) {
            awards.row(
                    uscc,
                    "cn/gansu/hnte-reward",
                    "hnte-recognition",
                    "province",
                    200_000,
                    from.plusMonths(5),
                    "synthetic payment list");
        }
    }

    private void title(String uscc, String title, String number, LocalDate from, int years) {
        titles.row(uscc, title, number, from, from.plusYears(years), SOURCE);
    }
}
