package org.echelon.platform.simulation;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One of several scenarios beside each other.
///
/// @param at stands before ids and names of its column
/// @param address the scenario's page
/// @param alone the page on which it is asked by itself
/// @param ask what its column asks, but for the figures, as in an address
/// @param kept the figures that were kept, by name
public record SideView(
        String at,
        String name,
        String address,
        String rules,
        String alone,
        String ask,
        SortedMap<String, String> kept,
        Said said) {

    public SideView {
        kept = new TreeMap<>(kept);
    }

    /// What the column says.
    ///
    /// @param whose which enterprises, as of when
    /// @param invented that they are; absent where they are not
    /// @param problem why there is no result; absent where there is one
    public record Said(
            List<SliderView> sliders,
            @Nullable ResultView result,
            String whose,
            @Nullable String invented,
            @Nullable String problem) {

        public Said {
            sliders = List.copyOf(sliders);
        }

        static Said no(String problem) {
            return new Said(List.of(), null, "", null, problem);
        }
    }

    /// The figure that was kept under a field's name; absent where what stands was kept.
    public @Nullable String begin(SliderView slider) {
        return kept.get(slider.name().substring(at.length() + SimulationQuestion.FIGURE.length()));
    }
}
