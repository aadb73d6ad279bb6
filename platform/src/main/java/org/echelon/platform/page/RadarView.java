package org.echelon.platform.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Scores beside their thresholds, for the radar and for the table behind it.
///
/// @param caption what is compared
/// @param shares whether the picture shows shares of the threshold instead of points
/// @param axes one score each
public record RadarView(String caption, boolean shares, List<Axis> axes) {

    public RadarView {
        axes = List.copyOf(axes);
    }

    /// A score.
    ///
    /// @param name in the reader's language
    /// @param shown the score as text, such as `62–78 points`
    /// @param value for the picture: the score, or its lower bound; absent when unknown
    /// @param mark the threshold as text; a dash where there is none
    /// @param markValue for the picture
    /// @param full the greatest score as text
    /// @param fullValue for the picture
    public record Axis(
            String name,
            String shown,
            @Nullable String value,
            String mark,
            @Nullable String markValue,
            String full,
            String fullValue) {}

    /// Whether a picture says more than the table: from three axes on.
    public boolean drawn() {
        return axes.size() >= 3;
    }
}
