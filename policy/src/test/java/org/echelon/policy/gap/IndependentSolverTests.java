package org.echelon.policy.gap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import org.chocosolver.solver.Model;
import org.chocosolver.solver.variables.BoolVar;
import org.chocosolver.solver.variables.IntVar;
import org.echelon.policy.Programme;
import org.echelon.policy.Programmes;
import org.echelon.policy.Question;
import org.echelon.policy.SharedFolder;
import org.echelon.policy.fact.FactsFile;
import org.echelon.policy.result.Gap;
import org.echelon.policy.result.Proposal;
import org.echelon.quantity.Rational;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The technology-SME evaluation written a second time, as a model of the constraint solver Choco,
/// by hand from the Measures: both must name the same least cost.
class IndependentSolverTests {

    private static final int SAMPLES = 12;
    private static final LocalDate AS_OF = LocalDate.of(2024, 6, 30);

    /// An enterprise; amounts in 万元, so that the other solver's integers hold them.
    private record Sample(
            int revenue, int rdExpense, int totalCost, int staff, int stStaff, int class2) {

        String yaml() {
            return """
            name: a sample
            programme: cn/tech-sme
            as-of: %s
            enterprise: { uscc: 91440114MA9TERT04C, name: 样例科技有限公司, region: "440114", registered-on: 2018-06-15, industry: "3911" }
            facts:
              2023: { revenue: %d0000, rd_expense: %d0000, total_cost: %d0000, staff: %d, st_staff: %d, total_assets: 60000000 }
              current: { ip_class1: 0, ip_class2: %d, accident_or_offence: false, abnormal_listing: false, prohibited_product: false, audit_based_collection: true, rd_institution_level: none, standards_led: 0, national_award_rank: 0 }
            """
                    .formatted(AS_OF, revenue, rdExpense, totalCost, staff, stStaff, class2);
        }
    }

    @TestFactory
    Stream<DynamicTest> namesTheSameLeastCostAsAConstraintSolver() {
        Programmes programmes = Programmes.read(SharedFolder.root().resolve("programmes"));
        Programme programme = programmes.find("cn/tech-sme").orElseThrow();
        Random random = new Random(20240630);
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < SAMPLES; i++) {
            int revenue = 300 + random.nextInt(22_000);
            int staff = 10 + random.nextInt(300);
            samples.add(
                    new Sample(
                            revenue,
                            random.nextInt(revenue / 12),
                            revenue * (80 + random.nextInt(30)) / 100,
                            staff,
                            random.nextInt(staff / 3 + 1),
                            random.nextInt(4)));
        }
        return samples.stream()
                .map(sample ->
                        DynamicTest.dynamicTest(
                                sample.toString(),
                                () ->
                                        assertThat(leastCost(programme, programmes, sample))
                                                .isEqualTo(leastCost(sample))));
    }

    /// The engine's answer, in tenths of a point.
    private static OptionalInt leastCost(Programme programme, Programmes programmes, Sample sample)
            throws IOException {
        FactsFile file =
                FactsFile.read(
                                "sample.yaml",
                                sample.yaml().getBytes(StandardCharsets.UTF_8),
                                programmes.facts())
                        .file()
                        .orElseThrow();
        Question question = Question.asOf(AS_OF, LocalDate.of(2026, 11, 21));

        Gap gap = programme.gap(file.facts(), question, LocalDate.of(2025, 6, 30));

        Optional<Proposal> first = gap.proposals().stream().findFirst();
        first.ifPresent(proposal ->
                assertThat(proposal.certificate()).isEqualTo(new Proposal.Certificate.Minimal()));
        return first.map(proposal ->
                        OptionalInt.of(
                                proposal.cost().times(Rational.of(10)).numerator().intValueExact()))
                .orElse(OptionalInt.empty());
    }

    /// The other solver's answer, in tenths of a point.
    private static OptionalInt leastCost(Sample sample) {
        Model model = new Model();
        IntVar rd = model.intVar("rd", 0, 4_000, true);
        IntVar revenueSteps = model.intVar("revenue", 0, 400, true);
        IntVar stStaff = model.intVar("st", 0, sample.staff() - sample.stStaff(), true);
        IntVar class1 = model.intVar("class1", 0, 1);
        IntVar class2 = model.intVar("class2", 0, 4);
        IntVar standards = model.intVar("standards", 0, 1);
        List<IntVar> points = new ArrayList<>();
        List<Integer> weights = new ArrayList<>();

        BoolVar anyPersonnel = null;
        for (int percent = 10; percent <= 30; percent += 5) {
            BoolVar reached =
                    model.scalar(
                                    new IntVar[] {stStaff},
                                    new int[] {100},
                                    ">=",
                                    percent * sample.staff() - 100 * sample.stStaff())
                            .reify();
            anyPersonnel = anyPersonnel == null ? reached : anyPersonnel;
            points.add(reached);
            weights.add(4);
        }
        IntVar onSales = model.intVar("rd on sales", 0, 5);
        IntVar onCost = model.intVar("rd on cost", 0, 5);
        BoolVar[] sales = new BoolVar[5];
        BoolVar[] cost = new BoolVar[5];
        for (int i = 0; i < 5; i++) {
            sales[i] =
                    model.scalar(
                                    new IntVar[] {rd, revenueSteps},
                                    new int[] {100, -10 * (i + 2)},
                                    ">=",
                                    (i + 2) * sample.revenue() - 100 * sample.rdExpense())
                            .reify();
            cost[i] =
                    model.scalar(
                                    new IntVar[] {rd},
                                    new int[] {100},
                                    ">=",
                                    (10 + 5 * i) * sample.totalCost() - 100 * sample.rdExpense())
                            .reify();
        }
        model.sum(sales, "=", onSales).post();
        model.sum(cost, "=", onCost).post();
        IntVar better = model.intVar("better basis", 0, 5);
        model.max(better, new IntVar[] {onSales, onCost}).post();
        points.add(better);
        weights.add(10);
        IntVar rights = model.intVar("rights", 0, 5);
        IntVar counted = model.intVar("class II counted", 0, 4);
        IntVar all = model.intVar("class II", sample.class2(), sample.class2() + 4);
        model.arithm(all, "-", class2, "=", sample.class2()).post();
        model.min(counted, new IntVar[] {all, model.intVar(4)}).post();
        model.max(rights, new IntVar[] {counted, class1.mul(5).intVar()}).post();
        points.add(rights);
        weights.add(6);

        BoolVar enough =
                model.scalar(
                                points.toArray(IntVar[]::new),
                                weights.stream().mapToInt(Integer::intValue).toArray(),
                                ">=",
                                60)
                        .reify();
        model.addClauses(
                org.chocosolver.solver.constraints.nary.cnf.LogOp.or(
                        org.chocosolver.solver.constraints.nary.cnf.LogOp.and(
                                enough, java.util.Objects.requireNonNull(anyPersonnel)),
                        standards.ge(1).boolVar()));
        model.scalar(new IntVar[] {revenueSteps}, new int[] {10}, "<=", 20_000 - sample.revenue())
                .post();

        IntVar effort = model.intVar("effort", 0, 100_000, true);
        model.scalar(
                        new IntVar[] {rd, revenueSteps, stStaff, class1, class2, standards},
                        new int[] {1, 10, 10, 80, 20, 120},
                        "=",
                        effort)
                .post();
        model.setObjective(Model.MINIMIZE, effort);
        OptionalInt best = OptionalInt.empty();
        while (model.getSolver().solve()) {
            best = OptionalInt.of(effort.getValue());
        }
        return best;
    }
}
