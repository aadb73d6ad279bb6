package org.echelon.platform.casework;

import java.util.List;
import org.echelon.platform.page.LinkView;
import org.echelon.platform.page.TableView;
import org.echelon.platform.page.Tag;
import org.echelon.platform.page.TimelineView;
import org.jspecify.annotations.Nullable;

/// A case as its page shows it.
///
/// @param receipt its number
/// @param revision what the reader sees; goes with each decision
/// @param enterprise name as filed
/// @param programme name and year
/// @param state where it is, in words
/// @param deadline whether the step is in time
/// @param bar "3 of 5 working days, due …"; absent without a running step
/// @param used tenths of the bar that are filled, 0 to 10
/// @param escalated "the leader was shown on …"; absent while in time
/// @param told reason of the determination; absent while there is none
/// @param number registry number; absent while there is none
/// @param facts particulars of the case
/// @param limits the clock
/// @param history what happened, the newest first
/// @param steps the procedure as a table, the present step marked
/// @param step id of the present step for the picture; empty without one
/// @param decisions forms of what the reader may do
/// @param supplement what is missing; empty when nothing was asked for
/// @param answers whether the reader may answer it now
/// @param objections for those who decide on them
record CaseView(
        String receipt,
        int revision,
        String enterprise,
        String programme,
        String state,
        Tag deadline,
        @Nullable String bar,
        int used,
        @Nullable String escalated,
        @Nullable String told,
        @Nullable String number,
        List<LinkView> facts,
        TableView limits,
        TimelineView history,
        TableView steps,
        String step,
        List<Decision> decisions,
        List<LinkView> supplement,
        boolean answers,
        List<ObjectionView> objections) {

    /// What the reader may decide.
    ///
    /// @param action name of the action
    /// @param label on its button
    /// @param reason whether a reason is asked for
    /// @param items whether missing things are named
    /// @param days the most working days that may be added; 0 where none are
    /// @param warns whether it cannot be undone and turns the case down
    record Decision(
            String action, String label, boolean reason, boolean items, int days, boolean warns) {}

    /// An objection for those who decide on it.
    record ObjectionView(String name, String contact, String grounds, String at, String outcome) {}
}
