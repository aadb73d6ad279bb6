/// Tables in files: CSV in the encodings that spreadsheets write, XLSX without its traps.
///
/// Knows nothing of what a table means; whoever reads one is told what is wrong with it by file and
/// line.
@ApplicationModule(
        displayName = "Sheets",
        allowedDependencies = {"page"})
@NullMarked
package org.echelon.platform.sheet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
