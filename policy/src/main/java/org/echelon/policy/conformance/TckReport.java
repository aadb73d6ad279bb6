package org.echelon.policy.conformance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What became of the cases.
///
/// @param outcomes in the order of folders and files
public record TckReport(List<Outcome> outcomes) {

    public TckReport {
        outcomes = List.copyOf(outcomes);
    }

    /// Passed, failed, or refused by the engine asked for.
    public enum Status {
        PASSED,
        FAILED,
        SKIPPED
    }

    /// One case.
    ///
    /// @param folder relative to the folder that was run
    /// @param id the case's id in its file
    /// @param detail of a failure, each decision with expected and actual
    public record Outcome(
            String folder, String file, String id, Status status, List<String> detail) {
        public Outcome {
            detail = List.copyOf(detail);
        }
    }

    public long count(Status status) {
        return outcomes.stream().filter(outcome -> outcome.status == status).count();
    }

    /// The cases of the folders whose path begins so.
    public TckReport below(String folder) {
        return new TckReport(
                outcomes.stream().filter(outcome -> outcome.folder.startsWith(folder)).toList());
    }

    /// A line for each folder, then each failure, then the sum.
    public List<String> lines() {
        Map<String, List<Outcome>> folders = new LinkedHashMap<>();
        for (Outcome outcome : outcomes) {
            folders.computeIfAbsent(outcome.folder, _ -> new ArrayList<>()).add(outcome);
        }
        List<String> lines = new ArrayList<>();
        folders.forEach((folder, cases) -> lines.add(folder + ": " + sum(new TckReport(cases))));
        for (Outcome outcome : outcomes) {
            for (String detail : outcome.detail) {
                lines.add(
                        "%s %s, case %s: %s"
                                .formatted(
                                        outcome.status == Status.FAILED ? "FAILED" : "SKIPPED",
                                        outcome.folder + "/" + outcome.file,
                                        outcome.id,
                                        detail));
            }
        }
        lines.add(sum(this));
        return lines;
    }

    private static String sum(TckReport report) {
        return "%d passed, %d failed, %d skipped"
                .formatted(
                        report.count(Status.PASSED),
                        report.count(Status.FAILED),
                        report.count(Status.SKIPPED));
    }
}
