package org.echelon.population.synthesis;

import java.time.LocalDate;

/// One invented enterprise, from its draws. Amounts are fen in a `long`; nothing here is rounded
/// later.
final class Firm {

    /// The closed years of the population.
    static final int FIRST_YEAR = 2022;

    static final int YEARS = 4;

    private static final String[] INDUSTRIES = {
        "6513", "6540", "3911", "3985", "3562", "3484", "3821", "2761", "2669", "4021", "7320",
        "7481", "7519", "6450", "3670", "3340", "7722"
    };
    private static final int[] WEIGHTS = {18, 7, 6, 4, 8, 6, 8, 4, 4, 4, 6, 6, 8, 5, 2, 2, 2};
    private static final String[] FIELDS = {
        "1.1.1", "1.1.5", "1.2.2", "1.3.1", "8.1.1", "8.2.2", "6.3.1", "2.1.3", "4.3.2", "8.3.1",
        "5.1.1", "5.3.1", "5.2.1", "1.5.2", "8.5.1", "4.1.1", "7.2.1"
    };
    private static final double MOST = 30_000_000_000.0;
    private static final double MOST_OF_A_TECH_SME = 150_000_000.0;
    private static final long FEN = 100;
    private static final double[] GROWTH = {-0.35, 0.75};

    private final Draws draws;
    private final long i;
    final boolean hnte;
    final boolean techSme;
    final boolean meets;
    final int industry;
    final LocalDate registeredOn;
    final long[] revenue = new long[YEARS];
    final long[] cost = new long[YEARS];
    final long[] rd = new long[YEARS];
    final int[] staff = new int[YEARS];
    final int[] stStaff = new int[YEARS];

    /// @param hnte whether it holds the HNTE title
    /// @param techSme whether it holds a technology SME number
    Firm(Draws draws, long number, boolean hnte, boolean techSme) {
        this.draws = draws;
        this.i = number;
        this.hnte = hnte;
        this.techSme = techSme;
        this.meets = (hnte || techSme) && draws.chance(i, 1, 0.92);
        this.industry = draws.weighted(i, 2, WEIGHTS);
        this.registeredOn = registered();
        sales();
        expenses();
        people();
    }

    String industry() {
        return INDUSTRIES[industry];
    }

    String field() {
        return FIELDS[industry];
    }

    boolean isIndustry() {
        int division = Integer.parseInt(industry().substring(0, 2));
        return division >= 6 && division <= 46;
    }

    private LocalDate registered() {
        if (!hnte && !techSme && draws.chance(i, 3, 0.20)) {
            return LocalDate.of(2023, 1, 1).plusDays(draws.whole(i, 4, 0, 3 * 365));
        }
        return LocalDate.of(2003, 1, 1).plusDays(draws.whole(i, 4, 0, (hnte ? 18 : 20) * 365 - 1));
    }

    /// The first of the closed years in which it existed; [#YEARS] where in none.
    int firstYear() {
        return Math.clamp((long) registeredOn.getYear() - FIRST_YEAR, 0, YEARS);
    }

    /// Sales of the last year, then backwards.
    private void sales() {
        double last =
                StrictMath.exp((hnte ? 17.4 : 15.6) + (hnte ? 1.1 : 1.5) * draws.normal(i, 5));
        double most = techSme ? MOST_OF_A_TECH_SME : MOST;
        double yuan = Math.clamp(last, 20_000, most);
        for (int year = YEARS - 1; year >= 0; year--) {
            revenue[year] = ((long) yuan) * FEN + draws.whole(i, 10 + year, 0, 99);
            double growth =
                    Math.clamp(0.10 + 0.22 * draws.normal(i, 20 + year), GROWTH[0], GROWTH[1]);
            yuan = Math.min(yuan / (1 + growth), most);
        }
    }

    private void expenses() {
        double intensity =
                meets
                        ? draws.between(i, 30, 1.02, 2.6) * tier()
                        : Math.max(0, 0.035 + 0.03 * draws.normal(i, 30));
        for (int year = 0; year < YEARS; year++) {
            double wobble =
                    meets
                            ? draws.between(i, 40 + year, 1.0, 1.2)
                            : draws.between(i, 40 + year, 0.5, 1.5);
            cost[year] = part(50, year, revenue[year], 0.78, 1.02);
            rd[year] = Math.min(cost[year], (long) (revenue[year] * intensity * wobble));
        }
    }

    /// The least ratio of R&D that the HNTE rules ask for at its size, at the highest of its sales.
    private double tier() {
        long last = revenue[YEARS - 1];
        for (int year = 0; year < YEARS; year++) {
            last = Math.min(last, revenue[year]);
        }
        return techSme
                ? 0.055
                : last <= 50_000_000L * FEN ? 0.05 : last <= 200_000_000L * FEN ? 0.04 : 0.03;
    }

    private void people() {
        double perHead = draws.between(i, 60, 250_000, 1_200_000);
        double share =
                meets
                        ? draws.between(i, 61, techSme ? 0.16 : 0.11, 0.6)
                        : draws.between(i, 61, 0, 0.45);
        for (int year = 0; year < YEARS; year++) {
            long yuan = revenue[year] / FEN;
            staff[year] = Math.min(techSme ? 480 : 200_000, Math.max(2, (int) (yuan / perHead)));
            stStaff[year] =
                    meets
                            ? (int) StrictMath.ceil(staff[year] * share)
                            : (int) (staff[year] * share);
        }
    }

    /// A part of a whole of one year: what is usual for this enterprise, and a little of the year.
    long part(int purpose, int year, long whole, double low, double high) {
        double usual = draws.uniform(i, purpose * 8 + 1_007);
        double now = draws.uniform(i, purpose * 8 + 1_000 + year);
        return (long) (whole * (low + (high - low) * (0.85 * usual + 0.15 * now)));
    }

    int whole(int purpose, int low, int high) {
        return draws.whole(i, purpose, low, high);
    }

    boolean chance(int purpose, double probability) {
        return draws.chance(i, purpose, probability);
    }

    /// Whether a yearly figure is left out.
    boolean unknown(int column, int year) {
        return draws.chance(i, 3_000 + column * 8 + year, 0.02);
    }

    /// Whether a current fact is left out.
    boolean unknown(int column) {
        return draws.chance(i, 5_000 + column, 0.03);
    }
}
