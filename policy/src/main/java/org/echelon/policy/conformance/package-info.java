/// Runs the cases of the DMN Technology Compatibility Kit, which lie outside the project, as data.
///
/// [TckRun] is the door: it runs every case below a folder and reports per folder, with expected
/// and actual of each failure.
@NullMarked
package org.echelon.policy.conformance;

import org.jspecify.annotations.NullMarked;
