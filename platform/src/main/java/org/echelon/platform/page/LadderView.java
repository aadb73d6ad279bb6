package org.echelon.platform.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The echelon as a picture: tracks of rungs, the lowest rung first.
///
/// @param tracks main, side and growth track, those that exist in the region
public record LadderView(List<Track> tracks) {

    /// How an enterprise stands to a rung.
    public enum State {
        /// Holds the title.
        HELD("held", "★"),
        /// Meets every condition, does not hold the title.
        REACHABLE("reachable", "✓"),
        /// Some condition is not settled and none fails.
        OPEN("open", "?"),
        /// Some condition fails, or the rung has no programme yet.
        FAR("far", "○");

        private final String kind;
        private final String sign;

        State(String kind, String sign) {
            this.kind = kind;
            this.sign = sign;
        }

        public String kind() {
            return kind;
        }

        public String sign() {
            return sign;
        }
    }

    /// A way up.
    ///
    /// @param name in the reader's language
    public record Track(String name, List<Step> rungs) {}

    /// A rung.
    ///
    /// @param name in the reader's language
    /// @param state how the enterprise stands to it
    /// @param remark such as "until 2027-12-19"
    /// @param address where it is explained; absent where nothing is
    public record Step(String name, State state, String remark, @Nullable String address) {}
}
