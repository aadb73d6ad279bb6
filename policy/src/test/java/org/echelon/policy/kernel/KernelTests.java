package org.echelon.policy.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.echelon.policy.Programme;
import org.echelon.policy.Programmes;
import org.echelon.policy.Question;
import org.echelon.policy.SharedFolder;
import org.echelon.policy.Version;
import org.echelon.policy.fact.Enterprise;
import org.echelon.policy.fact.EnterpriseFacts;
import org.echelon.policy.fact.FactValue;
import org.echelon.policy.feel.Value;
import org.echelon.policy.ir.Plan;
import org.echelon.policy.lower.Lowering;
import org.echelon.policy.result.Verdict;
import org.echelon.quantity.Rational;
import org.junit.jupiter.api.Test;

class KernelTests {

    private static final LocalDate DAY = LocalDate.of(2024, 6, 30);
    private static final Programmes PROGRAMMES =
            Programmes.read(SharedFolder.root().resolve("programmes"));

    private final Programme programme = PROGRAMMES.find("cn/tech-sme").orElseThrow();
    private final Version version = programme.inForce(DAY).orElseThrow();
    private final Plan plan = version.lowering(programme).flatMap(Lowering::plan).orElseThrow();
    private final Kernel kernel = Kernel.of(plan).kernel().orElseThrow();

    /// Every ratio exactly on its threshold.
    private static EnterpriseFacts enterprise(Map<String, Object> changed) {
        Map<String, Object> all =
                new HashMap<>(
                        Map.of(
                                "revenue", 40_000_000,
                                "rd_expense", 2_000_000,
                                "rd_expense_deductible", 2_000_000,
                                "total_cost", 41_000_000,
                                "staff", 100,
                                "st_staff", 15,
                                "total_assets", 60_000_000));
        Map<String, Object> current =
                new HashMap<>(
                        Map.of(
                                "ip_class1",
                                0,
                                "ip_class2",
                                2,
                                "accident_or_offence",
                                false,
                                "abnormal_listing",
                                false,
                                "prohibited_product",
                                false,
                                "audit_based_collection",
                                true,
                                "rd_institution_level",
                                "none",
                                "standards_led",
                                0,
                                "national_award_rank",
                                0));
        changed.forEach((fact, value) -> {
            Map<String, Object> into = all.containsKey(fact) ? all : current;
            if (value.equals("?")) {
                into.remove(fact);
            } else {
                into.put(fact, value);
            }
        });
        return new EnterpriseFacts(
                new Enterprise(null, "x:1", "样例", "440114", "3911", LocalDate.of(2018, 6, 15)),
                new TreeMap<>(Map.of(2023, values(all))),
                values(current),
                List.of(),
                List.of());
    }

    private static Map<String, FactValue> values(Map<String, Object> plain) {
        Map<String, FactValue> values = new HashMap<>();
        plain.forEach((fact, value) ->
                values.put(
                        fact,
                        switch (value) {
                            case Integer number ->
                                    new FactValue.Numeric(Rational.of(number.longValue()));
                            case Boolean truth -> new FactValue.Truth(truth);
                            default -> new FactValue.Text(value.toString());
                        }));
        return values;
    }

    private Subjects subjects(List<EnterpriseFacts> rows) {
        Subjects.Builder builder =
                new Subjects.Builder(kernel.columns(), rows.size(), DAY.getYear());
        for (int row = 0; row < rows.size(); row++) {
            builder.put(row, rows.get(row));
        }
        return builder.build();
    }

    private static String verdict(Block block, int place) {
        return Block.is(block.left(), place)
                ? "left"
                : Block.is(block.met(), place)
                        ? Verdict.MET.code()
                        : Block.is(block.notMet(), place)
                                ? Verdict.NOT_MET.code()
                                : Verdict.UNKNOWN.code();
    }

    private String[] verdicts(List<EnterpriseFacts> rows, Map<String, Value> parameters) {
        return kernel.bind(subjects(rows), parameters, DAY, EnumSet.noneOf(Wanted.class))
                .fold(
                        new String[rows.size()],
                        (into, block) -> {
                            for (int place = 0; place < block.count(); place++) {
                                into[block.row(place)] = verdict(block, place);
                            }
                        });
    }

    @Test
    void judges_on_the_threshold_and_one_step_beside_it() {
        assertThat(
                        verdicts(
                                List.of(
                                        enterprise(Map.of()),
                                        enterprise(Map.of("st_staff", 14)),
                                        enterprise(
                                                Map.of(
                                                        "revenue",
                                                        40_000_001,
                                                        "total_cost",
                                                        40_000_001)),
                                        enterprise(Map.of("staff", 501))),
                                version.parameterValues()))
                .containsExactly("met", "not_met", "not_met", "not_met");
    }

    @Test
    void says_unknown_only_where_what_is_unknown_decides() {
        assertThat(
                        verdicts(
                                List.of(
                                        enterprise(Map.of("st_staff", "?")),
                                        enterprise(Map.of("total_assets", "?")),
                                        enterprise(Map.of("standards_led", "?")),
                                        enterprise(
                                                Map.of(
                                                        "total_assets",
                                                        "?",
                                                        "abnormal_listing",
                                                        true))),
                                version.parameterValues()))
                .containsExactly("unknown", "unknown", "met", "not_met");
    }

    @Test
    void says_of_every_kind_of_row_what_the_interpreter_says() {
        List<EnterpriseFacts> rows = new ArrayList<>();
        List<String> unknowable =
                List.of("revenue", "rd_expense_deductible", "st_staff", "ip_class2", "staff");
        for (int pattern = 0; pattern < 1 << unknowable.size(); pattern++) {
            Map<String, Object> changed = new HashMap<>();
            for (int i = 0; i < unknowable.size(); i++) {
                if ((pattern >> i & 1) != 0) {
                    changed.put(unknowable.get(i), "?");
                }
            }
            rows.add(enterprise(changed));
        }
        String[] said = verdicts(rows, version.parameterValues());

        for (int row = 0; row < rows.size(); row++) {
            if (!said[row].equals("left")) {
                assertThat(said[row])
                        .as("row %d", row)
                        .isEqualTo(
                                programme
                                        .evaluate(rows.get(row), Question.asOf(DAY, DAY))
                                        .verdict()
                                        .code());
            }
        }
        assertThat(said).contains("unknown", "met");
    }

    @Test
    void rows_come_back_under_their_own_numbers_however_they_are_grouped() {
        List<EnterpriseFacts> rows = new ArrayList<>();
        EnterpriseFacts met = enterprise(Map.of());
        EnterpriseFacts open = enterprise(Map.of("st_staff", "?"));
        EnterpriseFacts failed = enterprise(Map.of("st_staff", "?", "staff", 501));
        for (int i = 0; i < 9_000; i++) {
            rows.add(i % 3 == 0 ? met : i % 3 == 1 ? open : failed);
        }
        Subjects subjects = subjects(rows);
        assertThat(subjects.sections().sections()).hasSize(2);

        String[] said = new String[rows.size()];
        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            List<long[]> counts =
                    kernel.bind(
                                    subjects,
                                    version.parameterValues(),
                                    DAY,
                                    EnumSet.noneOf(Wanted.class))
                            .fold(
                                    pool,
                                    2,
                                    () -> new long[1],
                                    (into, block) -> {
                                        into[0] += block.count();
                                        for (int place = 0; place < block.count(); place++) {
                                            said[block.row(place)] = verdict(block, place);
                                        }
                                    });
            assertThat(counts).hasSize(2);
            assertThat(counts.stream().mapToLong(one -> one[0]).sum()).isEqualTo(9_000);
        }
        for (int i = 0; i < said.length; i++) {
            assertThat(said[i]).isEqualTo(i % 3 == 0 ? "met" : i % 3 == 1 ? "unknown" : "not_met");
        }
    }

    @Test
    void says_the_same_of_small_figures_that_are_kept_in_half_the_space() {
        List<EnterpriseFacts> rows = new ArrayList<>();
        for (Object revenue : new Object[] {1_000, 40, 39, 0, "?"}) {
            for (Object staff : new Object[] {100, 101, 0, "?"}) {
                rows.add(
                        enterprise(
                                Map.of(
                                        "revenue", revenue,
                                        "staff", staff,
                                        "rd_expense", 2,
                                        "rd_expense_deductible", 2,
                                        "total_cost", 41,
                                        "total_assets", 60_000)));
            }
        }
        String[] small = verdicts(rows, version.parameterValues());
        assertThat(subjects(rows).sections().sections().getFirst().sight().narrow())
                .contains("revenue_y1", "staff_y1");
        rows.add(enterprise(Map.of()));
        assertThat(subjects(rows).sections().sections().getFirst().sight().narrow())
                .contains("staff_y1")
                .doesNotContain("revenue_y1");

        String[] great = verdicts(rows, version.parameterValues());

        assertThat(Arrays.copyOf(great, small.length)).containsExactly(small);
        assertThat(small).contains("met", "not_met", "unknown");
        for (int row = 0; row < rows.size(); row++) {
            assertThat(great[row])
                    .isEqualTo(
                            programme
                                    .evaluate(rows.get(row), Question.asOf(DAY, DAY))
                                    .verdict()
                                    .code());
        }
    }

    @Test
    void subjects_of_whom_a_number_of_either_sign_is_unknown_have_a_section_and_say_the_same() {
        Programme hnte = PROGRAMMES.find("cn/hnte").orElseThrow();
        Version inForce = hnte.inForce(DAY).orElseThrow();
        Kernel loop =
                Kernel.of(inForce.lowering(hnte).flatMap(Lowering::plan).orElseThrow())
                        .kernel()
                        .orElseThrow();
        List<EnterpriseFacts> patterns =
                IntStream.range(0, 160).mapToObj(one -> withoutSome(one % 32, one / 32)).toList();
        Subjects.Builder builder = new Subjects.Builder(loop.columns(), 9_600, DAY.getYear());
        for (int row = 0; row < 9_600; row++) {
            builder.put(row, patterns.get(row % 160));
        }
        Subjects subjects = builder.build();

        List<Sections.Section> sections = subjects.sections().sections();

        assertThat(sections).extracting(one -> one.to() - one.from()).containsExactly(4_800, 4_800);
        assertThat(sections.getFirst().sight().sometimes())
                .contains("revenue_y1")
                .doesNotContain("net_assets_y2");
        assertThat(sections.getLast().sight().always()).contains("net_assets_y2");
        List<String> alone =
                patterns.stream()
                        .map(one ->
                                new Subjects.Builder(loop.columns(), 1, DAY.getYear())
                                        .put(0, one)
                                        .build())
                        .map(one -> growth(loop, inForce, one).getFirst())
                        .toList();
        assertThat(alone.stream().distinct().count()).isGreaterThan(8);
        List<String> said = growth(loop, inForce, subjects);
        for (int row = 0; row < said.size(); row++) {
            assertThat(said.get(row)).isEqualTo(alone.get(row % 160));
        }
    }

    /// @param pattern a bit for each figure that is unknown
    /// @param tenths by which sales and net assets grow from year to year
    private EnterpriseFacts withoutSome(int pattern, int tenths) {
        TreeMap<Integer, Map<String, FactValue>> years = new TreeMap<>();
        for (int year = 2021; year <= 2023; year++) {
            Map<String, Object> figures = new HashMap<>();
            if ((pattern >> (year - 2021) & 1) == 0) {
                figures.put("revenue", 40_000_000 + (year - 2021) * tenths * 4_000_000);
            }
            if (year != 2022 || (pattern & 8) == 0) {
                figures.put(
                        "net_assets",
                        tenths == 4 && year == 2021
                                ? -3_000_000
                                : 10_000_000 + (year - 2021) * tenths * 1_000_000);
            }
            if (year != 2023 || (pattern & 16) == 0) {
                figures.put("staff", 100);
            }
            years.put(year, values(figures));
        }
        return new EnterpriseFacts(
                enterprise(Map.of()).subject(), years, Map.of(), List.of(), List.of());
    }

    /// What is said of how sales and net assets grow, by row.
    private static List<String> growth(Kernel loop, Version version, Subjects subjects) {
        String[] said =
                loop.bind(subjects, version.parameterValues(), DAY, EnumSet.allOf(Wanted.class))
                        .fold(
                                new String[subjects.rows()],
                                (into, block) -> {
                                    for (int place = 0; place < block.count(); place++) {
                                        into[block.row(place)] =
                                                verdict(block, place)
                                                        + block.number(
                                                                "outcome_sales_growth_score", place)
                                                        + block.number(
                                                                "outcome_net_asset_growth_score",
                                                                place);
                                    }
                                });
        return List.of(said);
    }

    @Test
    void an_unknown_figure_has_no_end_however_steep_what_is_known_has_grown() {
        Programme hnte = PROGRAMMES.find("cn/hnte").orElseThrow();
        Version inForce = hnte.inForce(DAY).orElseThrow();
        Kernel loop =
                Kernel.of(inForce.lowering(hnte).flatMap(Lowering::plan).orElseThrow())
                        .kernel()
                        .orElseThrow();
        EnterpriseFacts facts =
                new EnterpriseFacts(
                        enterprise(Map.of()).subject(),
                        new TreeMap<>(
                                Map.of(
                                        2021, values(Map.of("net_assets", 4)),
                                        2022, values(Map.of("net_assets", 50_000_000)))),
                        Map.of(),
                        List.of(),
                        List.of());
        Subjects subjects =
                new Subjects.Builder(loop.columns(), 1, DAY.getYear()).put(0, facts).build();

        Block.Bounds anyPoints = new Block.Bounds(BigInteger.ZERO, BigInteger.TEN, BigInteger.ONE);
        loop.bind(subjects, inForce.parameterValues(), DAY, EnumSet.allOf(Wanted.class))
                .fold(
                        "",
                        (_, block) ->
                                assertThat(block.number("outcome_net_asset_growth_score", 0))
                                        .isInstanceOfSatisfying(
                                                Block.Answer.Within.class,
                                                within ->
                                                        assertThat(within.bounds())
                                                                .isEqualTo(anyPoints)));
    }

    @Test
    void asks_nothing_of_years_before_a_subject_began() {
        EnterpriseFacts old = enterprise(Map.of());
        EnterpriseFacts young =
                new EnterpriseFacts(
                        new Enterprise(
                                null, "x:2", "新设", "440114", "3911", LocalDate.of(2024, 2, 1)),
                        new TreeMap<>(),
                        old.current(),
                        List.of(),
                        List.of());

        Sections sections = subjects(List.of(young)).sections();

        assertThat(sections.sections().getFirst().sight().always())
                .doesNotContain("revenue_y1", "staff_y1", "rd_expense_deductible_y1");
        assertThat(verdicts(List.of(young, old), version.parameterValues()))
                .containsExactly(
                        programme.evaluate(young, Question.asOf(DAY, DAY)).verdict().code(), "met");
    }

    @Test
    void leaves_figures_beyond_the_proofs_to_the_interpreter() {
        assertThat(
                        verdicts(
                                List.of(
                                        enterprise(Map.of("staff", 2_000_000_000)),
                                        enterprise(
                                                Map.of(
                                                        "staff",
                                                        2_000_000_000,
                                                        "abnormal_listing",
                                                        true)),
                                        enterprise(Map.of("staff", 500_000_000, "revenue", "?"))),
                                version.parameterValues()))
                .as("abnormal is settled, whatever the staff; a great figure beside an unknown one")
                .containsExactly("left", "not_met", "not_met");
    }

    @Test
    void refuses_years_counted_back_from_another_year_and_a_parameter_without_a_value() {
        Subjects subjects = subjects(List.of(enterprise(Map.of())));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        kernel.bind(
                                subjects,
                                version.parameterValues(),
                                DAY.plusYears(1),
                                EnumSet.noneOf(Wanted.class)))
                .withMessageContaining("2024")
                .withMessageContaining("2025-06-30");
        Programme reward = PROGRAMMES.find("cn/gansu/hnte-reward").orElseThrow();
        Version paid = reward.inForce(DAY).orElseThrow();
        Kernel other =
                Kernel.of(paid.lowering(reward).flatMap(Lowering::plan).orElseThrow())
                        .kernel()
                        .orElseThrow();
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        other.bind(
                                new Subjects.Builder(other.columns(), 0, 2024).build(),
                                Map.of(),
                                DAY,
                                EnumSet.noneOf(Wanted.class)))
                .withMessageContaining("has no value");
    }

    @Test
    void says_why_a_plan_has_no_kernel() {
        Programme points = PROGRAMMES.find("cn/innovation-points").orElseThrow();
        Plan scheme =
                points.versions().getFirst().lowering(points).flatMap(Lowering::plan).orElseThrow();

        Kernel.Made made = Kernel.of(scheme);

        assertThat(made.kernel()).isEmpty();
        assertThat(made.refusal()).hasValueSatisfying(why -> assertThat(why).isNotBlank());
    }
}
