package org.echelon.platform.casework.application;

import java.util.List;
import org.echelon.platform.page.LinkView;
import org.echelon.platform.page.Tag;
import org.jspecify.annotations.Nullable;

/// A form as the page shows it, in the reader's language.
///
/// @param draft id of the draft
/// @param programme name of the programme
/// @param enterprise name of the enterprise
/// @param supplement whether it answers a supplement notice
/// @param groups the questions
/// @param errors what is wrong, each leading to its question
/// @param conflicts how many questions somebody else answered meanwhile
public record FormView(
        String draft,
        String programme,
        String enterprise,
        boolean supplement,
        List<Group> groups,
        List<LinkView> errors,
        int conflicts) {

    public FormView {
        groups = List.copyOf(groups);
        errors = List.copyOf(errors);
    }

    /// Questions under one heading.
    public record Group(String id, String title, List<Question> fields) {}

    /// A question.
    ///
    /// @param id id of the question
    /// @param anchor where it stands
    /// @param label what is asked
    /// @param hint what to mind
    /// @param kind `number`, `truth`, `code` or `text`
    /// @param unit unit beside the box
    /// @param money whether 万元 may be typed
    /// @param required whether it must be answered
    /// @param typed what stands in the box
    /// @param seen what the server has; a value is sent only where the box differs from it
    /// @param version number of the value the server has
    /// @param reads how a number reads, such as `12,345,000元（1,234.5万元）`
    /// @param options the choices
    /// @param error what is wrong with it
    /// @param register what the most trusted register says
    /// @param others what other registers say
    /// @param earlier the own declaration of an earlier filing, offered for use
    /// @param origin where the answer comes from
    /// @param dispute why the register's value is wrong
    /// @param disputeSeen what the server has of it
    /// @param saved who saved it and when
    /// @param conflict another value that somebody saved meanwhile
    /// @param asked what the agency wants here, in a supplement
    public record Question(
            String id,
            String anchor,
            String label,
            @Nullable String hint,
            String kind,
            @Nullable String unit,
            boolean money,
            boolean required,
            String typed,
            String seen,
            int version,
            @Nullable String reads,
            List<Choice> options,
            @Nullable String error,
            @Nullable SaidView register,
            List<SaidView> others,
            @Nullable SaidView earlier,
            @Nullable Tag origin,
            String dispute,
            String disputeSeen,
            @Nullable String saved,
            @Nullable Conflict conflict,
            List<String> asked) {

        /// Everything that describes the box, for screen readers.
        public String describedBy() {
            StringBuilder ids = new StringBuilder();
            if (hint != null) {
                ids.append(anchor).append("-hint ");
            }
            if (register != null) {
                ids.append(anchor).append("-said ");
            }
            if (error != null) {
                ids.append(anchor).append("-error ");
            }
            return ids.append(anchor).append("-state").toString();
        }
    }

    /// A choice of a question.
    public record Choice(String value, String label, boolean chosen) {}

    /// What a register says.
    ///
    /// @param value in words
    /// @param typed as it would stand in the box
    public record SaidView(String value, String register, String source, String on, String typed) {}

    /// Two values of one question.
    ///
    /// @param mine what the reader typed
    /// @param theirs what stands
    /// @param who who saved it
    /// @param when when
    public record Conflict(String mine, String theirs, String who, String when) {}
}
