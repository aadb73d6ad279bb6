package org.echelon.platform.page;

import java.util.List;

/// Events, the newest first.
public record TimelineView(List<Event> events) {

    /// An event.
    ///
    /// @param day as ISO date
    /// @param what happened
    /// @param note more of it, may be empty
    /// @param now whether it is the state of today
    public record Event(String day, String what, String note, boolean now) {}
}
