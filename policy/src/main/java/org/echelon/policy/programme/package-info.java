/// What a programme's folder says beside its decision: names, sources, conditions, outcomes,
/// parameters, windows, papers, examples.
///
/// Reads `programme.yaml`, `version.yaml`, `parameters.yaml` and `papers.yaml`; every mistake is a
/// diagnostic with file and line.
@NullMarked
package org.echelon.policy.programme;

import org.jspecify.annotations.NullMarked;
