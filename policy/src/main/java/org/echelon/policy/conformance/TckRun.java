package org.echelon.policy.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.echelon.policy.dmn.CompiledModel;
import org.echelon.policy.dmn.Decision;
import org.echelon.policy.dmn.DecisionModel;
import org.echelon.policy.dmn.DecisionService;
import org.echelon.policy.dmn.DmnReader;
import org.echelon.policy.dmn.Session;
import org.echelon.policy.feel.FeelText;
import org.echelon.policy.feel.Value;
import org.jspecify.annotations.Nullable;

/// Runs the cases of the DMN Technology Compatibility Kit with the interpreter, or with another
/// engine.
public final class TckRun {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2024-02-29T12:34:56Z"), ZoneOffset.UTC);

    private final Path root;
    private final @Nullable TckEngine engine;
    private final List<TckReport.Outcome> outcomes = new ArrayList<>();

    private TckRun(Path root, @Nullable TckEngine engine) {
        this.root = root;
        this.engine = engine;
    }

    /// Runs every case below a folder with the interpreter.
    ///
    /// @throws UncheckedIOException when a file cannot be read
    public static TckReport run(Path folder) {
        return run(new TckRun(folder, null));
    }

    /// Runs every case below a folder with another engine; what it refuses is skipped.
    ///
    /// @throws UncheckedIOException when a file cannot be read
    public static TckReport run(Path folder, TckEngine engine) {
        return run(new TckRun(folder, engine));
    }

    private static TckReport run(TckRun run) {
        Path folder = run.root;
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> file.toString().endsWith(".xml")).sorted().forEach(run::file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new TckReport(run.outcomes);
    }

    private void file(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null) {
            return;
        }
        String folder = root.toAbsolutePath().relativize(parent).toString().replace('\\', '/');
        String name = file.getFileName().toString();
        Optional<TckFile> read = TckFile.read(name, bytes(file));
        if (read.isEmpty()) {
            return;
        }
        Models models = new Models(parent);
        String modelName = read.get().model();
        if (engine != null) {
            List<TckCase> cases = read.get().cases();
            List<TckEngine.Answer> answers = answers(engine, models, modelName, cases);
            for (int i = 0; i < cases.size(); i++) {
                outcomes.add(judged(folder, name, cases.get(i), answers.get(i)));
            }
            return;
        }
        for (TckCase testCase : read.get().cases()) {
            List<String> failures = new ArrayList<>();
            try {
                failures.addAll(failures(models.compiled(modelName), testCase));
            } catch (RuntimeException | StackOverflowError fault) {
                failures.add("the engine failed: " + fault + at(fault));
            }
            outcomes.add(
                    new TckReport.Outcome(
                            folder,
                            name,
                            testCase.id(),
                            failures.isEmpty() ? TckReport.Status.PASSED : TckReport.Status.FAILED,
                            failures));
        }
    }

    private static List<TckEngine.Answer> answers(
            TckEngine engine, Models models, @Nullable String modelName, List<TckCase> cases) {
        DecisionModel model = modelName == null ? null : models.read.get(modelName);
        if (model == null) {
            TckEngine.Answer refused = new TckEngine.Answer.Refused("the model cannot be read");
            return cases.stream().map(_ -> refused).toList();
        }
        try {
            return engine.answers(
                    model,
                    cases.stream()
                            .map(one ->
                                    new TckEngine.Question(
                                            one.service(),
                                            one.inputs(),
                                            one.results().stream()
                                                    .map(TckCase.Expected::node)
                                                    .distinct()
                                                    .toList()))
                            .toList());
        } catch (RuntimeException | StackOverflowError fault) {
            TckEngine.Answer failed = new TckEngine.Answer.Failed(fault + at(fault));
            return cases.stream().map(_ -> failed).toList();
        }
    }

    private static TckReport.Outcome judged(
            String folder, String name, TckCase testCase, TckEngine.Answer answer) {
        List<String> detail = new ArrayList<>();
        TckReport.Status status;
        switch (answer) {
            case TckEngine.Answer.Refused(String reason) -> {
                detail.add(reason);
                status = TckReport.Status.SKIPPED;
            }
            case TckEngine.Answer.Failed(String reason) -> {
                detail.add("the engine failed: " + reason);
                status = TckReport.Status.FAILED;
            }
            case TckEngine.Answer.Values(Map<String, Value> values) -> {
                for (TckCase.Expected expected : testCase.results()) {
                    Value actual = values.getOrDefault(expected.node(), Value.NULL);
                    if (!TckValue.same(expected.value(), actual)) {
                        detail.add(
                                expected.node()
                                        + ": expected "
                                        + FeelText.of(expected.value())
                                        + ", actual "
                                        + FeelText.of(actual));
                    }
                }
                status = detail.isEmpty() ? TckReport.Status.PASSED : TckReport.Status.FAILED;
            }
        }
        return new TckReport.Outcome(folder, name, testCase.id(), status, detail);
    }

    private static String at(Throwable fault) {
        StackTraceElement[] trace = fault.getStackTrace();
        return trace.length == 0 ? "" : " at " + trace[0];
    }

    private static List<String> failures(@Nullable CompiledModel model, TckCase testCase) {
        if (model == null) {
            return List.of("the model cannot be read");
        }
        List<String> failures = new ArrayList<>();
        Session session = model.start(testCase.inputs(), false, CLOCK);
        String serviceName = testCase.service();
        Map<String, Value> outputs =
                serviceName == null ? Map.of() : outputs(model, session, serviceName);
        for (TckCase.Expected expected : testCase.results()) {
            Value actual =
                    serviceName == null
                            ? decision(model, session, expected.node())
                            : outputs.get(expected.node());
            if (actual == null) {
                failures.add(expected.node() + ": the model has no such decision");
            } else if (!TckValue.same(expected.value(), actual)) {
                failures.add(
                        expected.node()
                                + ": expected "
                                + FeelText.of(expected.value())
                                + ", actual "
                                + FeelText.of(actual));
            }
        }
        return failures;
    }

    private static @Nullable Value decision(CompiledModel model, Session session, String name) {
        Optional<Decision> decision = model.model().decisionNamed(name);
        return decision.map(found -> session.decision(found.id())).orElse(null);
    }

    private static Map<String, Value> outputs(
            CompiledModel model, Session session, String serviceName) {
        Optional<DecisionService> service = model.model().serviceNamed(serviceName);
        return service.map(found -> session.service(found.id())).orElse(Map.of());
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// The models of one folder.
    private static final class Models {
        private final Map<String, DecisionModel> read = new LinkedHashMap<>();
        private final Map<String, CompiledModel> compiled = new LinkedHashMap<>();

        Models(Path folder) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.toString().endsWith(".dmn")).sorted().forEach(this::read);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        private void read(Path file) {
            String name = file.getFileName().toString();
            DmnReader.read(name, bytes(file)).model().ifPresent(model -> read.put(name, model));
        }

        @Nullable CompiledModel compiled(@Nullable String name) {
            DecisionModel model = name == null ? null : read.get(name);
            if (name == null || model == null) {
                return null;
            }
            return compiled.computeIfAbsent(
                    name,
                    _ ->
                            CompiledModel.tolerant(
                                    name,
                                    model,
                                    read.entrySet().stream()
                                            .filter(other -> !other.getKey().equals(name))
                                            .map(Map.Entry::getValue)
                                            .toList(),
                                    JavaMethods::invoke));
        }
    }
}
