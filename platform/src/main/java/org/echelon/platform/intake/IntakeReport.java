package org.echelon.platform.intake;

import java.util.List;
import org.echelon.platform.enterprise.Registration.Outcome;
import org.echelon.policy.message.Words;

/// What became of the files.
///
/// @param written whether anything was written; false when a row was refused and the good ones were
///   not asked for
/// @param enterprises enterprises added, changed, unchanged
/// @param facts values added, changed, unchanged
/// @param titles titles added, changed, unchanged
/// @param awards awards added, changed, unchanged
/// @param statements published statements added, unchanged
/// @param refusals every refused row
/// @param matches rows that named an enterprise by its name alone
/// @param notes what a reader should know and was no reason to refuse
public record IntakeReport(
        boolean written,
        Outcome enterprises,
        Outcome facts,
        Outcome titles,
        Outcome awards,
        Outcome statements,
        List<Refusal> refusals,
        List<NameMatch> matches,
        List<Note> notes) {

    public IntakeReport {
        refusals = List.copyOf(refusals);
        matches = List.copyOf(matches);
        notes = List.copyOf(notes);
    }

    /// A refused row, or a file that cannot be read.
    ///
    /// @param place file, with its sheet where it has sheets
    /// @param line line or row, 1 for the first; 0 for the whole file
    /// @param column the column, or empty for the whole row
    /// @param value what was found there
    /// @param reason why it was refused and what to do
    public record Refusal(String place, int line, String column, String value, Words reason) {

        /// `facts.csv, line 12, revenue = 'abc': …`
        public String line(java.util.Locale locale) {
            StringBuilder text = new StringBuilder(place);
            if (line > 0) {
                text.append(", line ").append(line);
            }
            if (!column.isEmpty()) {
                text.append(", ").append(column).append(" = '").append(value).append('\'');
            }
            return text.append(": ").append(reason.in(locale)).toString();
        }
    }

    /// A row that was matched by name alone.
    ///
    /// @param place file, with its sheet where it has sheets
    /// @param line line or row
    /// @param name the name in the row
    /// @param key the enterprise it was taken for
    /// @param registeredName the name in the register
    public record NameMatch(
            String place, int line, String name, String key, String registeredName) {}

    /// Something worth knowing.
    ///
    /// @param place file, with its sheet where it has sheets
    /// @param line line or row; 0 for the whole file
    /// @param words what it is
    public record Note(String place, int line, Words words) {}
}
