package org.echelon.conformance;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.echelon.policy.dmn.CompiledModel;
import org.echelon.policy.dmn.Decision;
import org.echelon.policy.dmn.DmnReader;
import org.echelon.policy.dmn.Session;
import org.echelon.policy.feel.Value;
import org.echelon.quantity.Rational;
import org.kie.api.io.Resource;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// One enterprise against the technology-SME decisions (criteria of 2017, 19 decisions), by this
/// engine with and without trace and by KIE's interpreter, on one thread.
///
/// Both read the same file and the same facts, and every decision's result is compared before
/// anything is measured. `docs/developers/performance.md` says how to run it.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Threads(1)
@Fork(1)
@Warmup(iterations = 8, time = 5)
@Measurement(iterations = 6, time = 3)
public class TechSmeBenchmark {

    private static final String MODEL = "programmes/cn/tech-sme/2017-05-03/decision.dmn";

    private static final Map<String, Object> FACTS = facts();

    private CompiledModel model;
    private List<String> decisions;
    private Map<String, Value> inputs;
    private DMNRuntime kie;
    private DMNModel kieModel;

    public TechSmeBenchmark() {
        byte[] xml = bytes();
        model =
                CompiledModel.compile(
                                "decision.dmn",
                                DmnReader.read("decision.dmn", xml).model().orElseThrow(),
                                List.of())
                        .model()
                        .orElseThrow();
        decisions = model.model().decisions().stream().map(Decision::id).toList();
        inputs = new LinkedHashMap<>();
        FACTS.forEach((name, value) -> inputs.put(name, value(value)));
        Resource resource = ResourceFactory.newByteArrayResource(xml);
        resource.setSourcePath("decision.dmn");
        kie =
                DMNRuntimeBuilder.fromDefaults()
                        .buildConfiguration()
                        .fromResources(List.of(resource))
                        .getOrElseThrow(fault -> new IllegalStateException(fault));
        kieModel = kie.getModels().getFirst();
    }

    @Setup(Level.Trial)
    public void bothGiveTheSame() {
        Session session = model.start(inputs, false);
        DMNResult result = kieResult();
        for (Decision decision : model.model().decisions()) {
            Value ours = session.decision(decision.id());
            Object theirs = result.getDecisionResultById(decision.id()).getResult();
            if (!ours.equals(value(theirs))) {
                throw new IllegalStateException(
                        decision.name() + ": " + ours + " here, " + theirs + " by KIE");
            }
        }
    }

    @Benchmark
    public Value echelon() {
        return evaluated(model.start(inputs, false));
    }

    @Benchmark
    public Object echelonWithTrace() {
        Session session = model.start(inputs, true);
        evaluated(session);
        return session.trace();
    }

    @Benchmark
    public Object kieInterpreted() {
        return kieResult();
    }

    private Value evaluated(Session session) {
        Value last = Value.NULL;
        for (String decision : decisions) {
            last = session.decision(decision);
        }
        return last;
    }

    private DMNResult kieResult() {
        DMNContext context = kie.newContext();
        FACTS.forEach(context::set);
        return kie.evaluateAll(kieModel, context);
    }

    private static Map<String, Object> facts() {
        Map<String, Object> last = new LinkedHashMap<>();
        last.put("revenue", new BigDecimal(40_000_000));
        last.put("rd_expense_deductible", new BigDecimal(2_000_000));
        last.put("total_cost", new BigDecimal(41_000_000));
        last.put("staff", new BigDecimal(100));
        last.put("st_staff", new BigDecimal(15));
        last.put("total_assets", new BigDecimal(60_000_000));
        Map<String, Object> current = new LinkedHashMap<>();
        current.put("ip_class1", BigDecimal.ZERO);
        current.put("ip_class2", new BigDecimal(2));
        current.put("accident_or_offence", false);
        current.put("abnormal_listing", false);
        current.put("prohibited_product", false);
        current.put("audit_based_collection", true);
        current.put("rd_institution_level", "none");
        current.put("standards_led", BigDecimal.ZERO);
        current.put("national_award_rank", BigDecimal.ZERO);
        Map<String, Object> title = new LinkedHashMap<>();
        title.put("title", "cn/srdi-sme");
        title.put("from", LocalDate.of(2022, 12, 19));
        title.put("until", LocalDate.of(2025, 12, 19));
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("as of", LocalDate.of(2021, 6, 30));
        facts.put("enterprise", Map.of("region", "440114", "industry", "3911"));
        facts.put("last", last);
        facts.put("current", current);
        facts.put("holds", List.of(title));
        facts.put("parameters", Map.of());
        return facts;
    }

    private static Value value(Object object) {
        return switch (object) {
            case null -> Value.NULL;
            case BigDecimal number -> Value.of(Rational.of(number));
            case Boolean truth -> Value.of(truth.booleanValue());
            case String text -> Value.of(text);
            case LocalDate day -> new Value.Day(day);
            case List<?> list -> new Value.Items(list.stream().map(i -> value(i)).toList());
            case Map<?, ?> map -> {
                Map<String, Value> entries = new LinkedHashMap<>();
                map.forEach((key, entry) -> entries.put(String.valueOf(key), value(entry)));
                yield new Value.Context(entries);
            }
            default -> throw new IllegalArgumentException("no FEEL value: " + object.getClass());
        };
    }

    private static byte[] bytes() {
        try {
            return Files.readAllBytes(
                    Path.of(System.getProperty("echelon.root", "..")).resolve(MODEL));
        } catch (IOException missing) {
            throw new java.io.UncheckedIOException(missing);
        }
    }

    /// Runs the benchmark and prints JMH's table.
    public static void main(String[] arguments) throws RunnerException {
        new Runner(
                        new OptionsBuilder()
                                .include(TechSmeBenchmark.class.getSimpleName())
                                .jvmArgsAppend(
                                        "-Dechelon.root="
                                                + System.getProperty("echelon.root", ".."))
                                .build())
                .run();
    }
}
