/// Brings files into the register: CSV, XLSX and YAML, all or nothing, every refused row reported.
@ApplicationModule(
        allowedDependencies = {"identity", "enterprise", "title", "reference", "page", "sheet"})
@NullMarked
package org.echelon.platform.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
