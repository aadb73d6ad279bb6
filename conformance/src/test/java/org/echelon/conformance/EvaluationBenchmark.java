package org.echelon.conformance;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// One enterprise against all decisions of a programme, by this engine without and with trace and
/// by others, on one thread.
///
/// All read the same model and the same facts, and every decision's result is compared before
/// anything is measured. Each engine runs in processes of its own. `docs/developers/performance.md`
/// says how to run it.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Threads(1)
@Fork(2)
@Warmup(iterations = 14, time = 1)
@Measurement(iterations = 10, time = 1)
public class EvaluationBenchmark {

    @Param public ContestModel model = ContestModel.TECH_SME;

    @Param public ContestEngine engine = ContestEngine.ECHELON;

    private @Nullable Contestant contestant;

    @Setup(Level.Trial)
    public void compare() {
        contestant = Contest.compared(engine, model);
    }

    @Benchmark
    public Object evaluate() {
        return Objects.requireNonNull(contestant).evaluate();
    }

    /// Runs the benchmark and prints JMH's table.
    ///
    /// @param arguments none
    public static void main(String[] arguments) throws RunnerException {
        List<ContestModel> models = Contest.models();
        Contest.compareAll(models);
        OptionsBuilder options = new OptionsBuilder();
        options.include(EvaluationBenchmark.class.getSimpleName());
        options.jvmArgsAppend("-Dechelon.root=" + System.getProperty("echelon.root", ".."));
        options.param("model", models.stream().map(Enum::name).toArray(String[]::new));
        new Runner(options.build()).run();
    }
}
