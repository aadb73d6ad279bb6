/// Simulation: what a programme, or a draft of one, would do to a region, while a figure is
/// dragged.
///
/// A population (the register as the reader may see it on a day, or an invented one from a folder)
/// is held in memory column by column; an engine judges every row of it with the figures as they
/// are set; one pass over what came out counts who meets it, what it costs, and where, against the
/// version in force. What is worth keeping is kept as a scenario and can become a draft.
@ApplicationModule(
        allowedDependencies = {
            "identity",
            "enterprise",
            "title",
            "programme",
            "programme :: studio",
            "reference",
            "page"
        })
@NullMarked
package org.echelon.platform.simulation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
