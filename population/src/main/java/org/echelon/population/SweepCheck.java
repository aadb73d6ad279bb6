package org.echelon.population;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.echelon.policy.Version;
import org.echelon.policy.dmn.ModelTexts;
import org.echelon.policy.feel.Value;
import org.echelon.policy.message.Words;
import org.echelon.policy.programme.Parameter;
import org.echelon.policy.programme.ParameterPaths;

/// Whether a version has the parameters that are to be turned, and reads them.
final class SweepCheck {

    private SweepCheck() {}

    /// @throws Refused with every problem at once
    static void check(String label, Optional<Rules> rules, List<Sweep> sweeps) throws Refused {
        if (rules.isEmpty()) {
            throw new Refused(
                    List.of(
                            new Problem(
                                    "not_in_force",
                                    "--sweep",
                                    new Words(
                                            "%s 当日没有施行的版本，没有参数可调；请改用 --as-of".formatted(label),
                                            "%s has no version in force on the day, so there is no parameter to turn; name another day with --as-of"
                                                    .formatted(label)))));
        }
        Version version = rules.get().version();
        List<Problem> problems = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Sweep sweep : sweeps) {
            if (!seen.add(sweep.path())) {
                problems.add(
                        problem(
                                "duplicate",
                                sweep,
                                "重复指定了同一参数",
                                "the same parameter is turned twice; name two different ones"));
            } else {
                problem(version, sweep).ifPresent(problems::add);
            }
        }
        if (!problems.isEmpty()) {
            throw new Refused(problems);
        }
    }

    private static Optional<Problem> problem(Version version, Sweep sweep) {
        Optional<Value> value = ParameterPaths.find(version.parameters(), sweep.path());
        List<String> numbers =
                ParameterPaths.numbers(version.parameters()).stream()
                        .filter(path -> isRead(version, path))
                        .toList();
        String known = numbers.isEmpty() ? "–" : String.join(", ", numbers);
        if (value.isEmpty()) {
            return Optional.of(
                    problem(
                            "unknown_parameter",
                            sweep,
                            "%s 没有该参数；可调的数值参数为 %s".formatted(version.place(), known),
                            "%s has no such parameter; the numbers that can be turned are %s"
                                    .formatted(version.place(), known)));
        }
        if (!(value.get() instanceof Value.Numeric)) {
            return Optional.of(
                    problem(
                            "wrong_type",
                            sweep,
                            "该参数不是数值；可调的数值参数为 %s".formatted(known),
                            "this parameter is no number; the numbers that can be turned are %s"
                                    .formatted(known)));
        }
        return isRead(version, sweep.path())
                ? Optional.empty()
                : Optional.of(
                        problem(
                                "unread_parameter",
                                sweep,
                                "决策不读取该参数，结果不会变化；可调的数值参数为 %s".formatted(known),
                                "the decision does not read this parameter, so nothing would move; the numbers that can be turned are %s"
                                        .formatted(known)));
    }

    private static boolean isRead(Version version, String path) {
        String name =
                ParameterPaths.parameter(version.parameters(), path)
                        .map(Parameter::name)
                        .orElse(path);
        return version.model().map(ModelTexts::of).orElse(List.of()).stream()
                .anyMatch(text -> text.contains(name));
    }

    private static Problem problem(String code, Sweep sweep, String zh, String en) {
        return new Problem(code, "--sweep '" + sweep.path() + "'", new Words(zh, en));
    }
}
