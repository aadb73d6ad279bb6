package org.echelon.platform.demonstration;

import java.util.List;

/// What kind of enterprise is invented.
///
/// @param titles the titles it holds or held, the lowest first
/// @param revenue sales income of 2021 in yuan, about
/// @param growth yearly growth of sales income, about
/// @param intensity R&D over sales income, about
/// @param staff employees in 2021, about
/// @param weight how many of 100 in Guangzhou are of this kind
record Profile(
        String name,
        List<String> titles,
        long revenue,
        double growth,
        double intensity,
        int staff,
        int weight) {

    static final List<Profile> ALL =
            List.of(
                    new Profile("none", List.of(), 3_000_000, 0.05, 0.01, 18, 14),
                    new Profile("incubated", List.of("cn/incubated"), 1_200_000, 0.30, 0.12, 8, 12),
                    new Profile("tech-sme", List.of("cn/tech-sme"), 9_000_000, 0.15, 0.055, 30, 22),
                    new Profile(
                            "innovative-sme",
                            List.of("cn/innovative-sme"),
                            18_000_000,
                            0.16,
                            0.05,
                            48,
                            7),
                    new Profile(
                            "hnte",
                            List.of("cn/tech-sme", "cn/hnte"),
                            32_000_000,
                            0.14,
                            0.058,
                            85,
                            20),
                    new Profile(
                            "srdi",
                            List.of("cn/hnte", "cn/innovative-sme", "cn/srdi"),
                            60_000_000,
                            0.15,
                            0.056,
                            120,
                            7),
                    new Profile(
                            "little-giant",
                            List.of("cn/hnte", "cn/srdi", "cn/little-giant"),
                            160_000_000,
                            0.12,
                            0.05,
                            260,
                            4),
                    new Profile(
                            "gazelle",
                            List.of("cn/hnte", "cn/gazelle"),
                            45_000_000,
                            0.38,
                            0.07,
                            110,
                            4),
                    new Profile(
                            "hidden-champion",
                            List.of("cn/hnte", "cn/little-giant", "cn/hidden-champion"),
                            420_000_000,
                            0.09,
                            0.045,
                            600,
                            2),
                    new Profile(
                            "seed-unicorn",
                            List.of("cn/hnte", "cn/seed-unicorn"),
                            25_000_000,
                            0.60,
                            0.22,
                            90,
                            3),
                    new Profile(
                            "future-unicorn",
                            List.of("cn/hnte", "cn/seed-unicorn", "cn/future-unicorn"),
                            80_000_000,
                            0.55,
                            0.25,
                            240,
                            2),
                    new Profile(
                            "unicorn",
                            List.of("cn/hnte", "cn/future-unicorn", "cn/unicorn"),
                            900_000_000,
                            0.35,
                            0.16,
                            1_400,
                            1),
                    new Profile(
                            "flagship",
                            List.of("cn/hnte", "cn/gazelle", "cn/flagship"),
                            2_600_000_000L,
                            0.10,
                            0.05,
                            3_200,
                            2));
}
