package org.echelon.platform.casework.application;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What a register says of a fact, with its source and date.
///
/// @param value the value as [Field#canonical] writes it
/// @param register code of the register, such as `tax`
/// @param source the document or file it comes from
/// @param on the day it was recorded
/// @param since first day a current value holds; absent for a yearly one
public record Said(
        String value, String register, String source, LocalDate on, @Nullable LocalDate since) {}
