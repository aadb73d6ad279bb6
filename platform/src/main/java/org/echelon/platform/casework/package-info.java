/// Casework: an application becomes a case file, walks its procedure and ends in a determination.
///
/// The root holds the case file, the one table of what may be done to it in which state by whom,
/// the officers' queue and the case page. `procedure` runs procedure.bpmn on Flowable and keeps
/// keys and tokens alone; the limits are kept by the module clock. Every act is one transaction:
/// the case, its history, its clock, the step of the procedure and the events, or nothing.
@ApplicationModule(
        allowedDependencies = {
            "identity",
            "enterprise",
            "title",
            "programme",
            "clock",
            "reference",
            "page",
            "sheet"
        })
@NullMarked
package org.echelon.platform.casework;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
