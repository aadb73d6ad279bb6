package org.echelon.platform.simulation;

import org.jspecify.annotations.Nullable;

/// A figure with its slider.
///
/// @param id of its field
/// @param name of its parameter in the address
/// @param unit in words; absent where it has none, or where it is written with the number
/// @param value what was typed, or what stands
/// @param at where the slider is, a plain number
/// @param stands what stands, a plain number
/// @param standing what stands, in words
/// @param percent what follows the number where it is written in percent; absent where it is not
/// @param problem why what was typed cannot be used; absent where it can
public record SliderView(
        String id,
        String name,
        String label,
        @Nullable String unit,
        String value,
        String at,
        String stands,
        String standing,
        String least,
        String slideTo,
        String step,
        @Nullable String percent,
        @Nullable String problem) {}
