package org.echelon.platform.page;

import java.util.List;

/// Steps of a task and where the reader is.
///
/// @param steps names, in order
/// @param current 0 for the first; the number of steps when all are done
public record StepperView(List<String> steps, int current) {}
