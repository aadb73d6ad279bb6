package org.echelon.platform.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.echelon.platform.enterprise.Registration.Outcome;

/// An import's report as text for a terminal.
public final class ReportText {

    private ReportText() {}

    /// The report: refused rows, notes, matches by name, and what was written.
    public static String of(IntakeReport report, Locale locale) {
        List<String> lines = new ArrayList<>();
        report.refusals().forEach(refusal -> lines.add("refused: " + refusal.line(locale)));
        report.notes()
                .forEach(note ->
                        lines.add(
                                "note: "
                                        + note.place()
                                        + (note.line() > 0 ? ", line " + note.line() : "")
                                        + ": "
                                        + note.words().in(locale)));
        report.matches()
                .forEach(match ->
                        lines.add(
                                "matched by name: %s, line %d: %s is %s (%s)"
                                        .formatted(
                                                match.place(),
                                                match.line(),
                                                match.name(),
                                                match.key(),
                                                match.registeredName())));
        if (report.written()) {
            lines.add(count("enterprises", report.enterprises()));
            lines.add(count("facts", report.facts()));
            lines.add(count("titles", report.titles()));
            lines.add(count("awards", report.awards()));
            lines.add(count("published statements", report.statements()));
        }
        lines.add(ending(report));
        return String.join("\n", lines);
    }

    private static String count(String what, Outcome outcome) {
        return "%s: %d added, %d changed, %d as before"
                .formatted(what, outcome.added(), outcome.changed(), outcome.unchanged());
    }

    private static String ending(IntakeReport report) {
        int refused = report.refusals().size();
        if (!report.written()) {
            return "nothing written: %d %s refused; correct them and import again, or add --accept-valid to take the others"
                    .formatted(refused, refused == 1 ? "row was" : "rows were");
        }
        return refused == 0
                ? "all rows taken"
                : "the good rows were taken, %d refused".formatted(refused);
    }
}
