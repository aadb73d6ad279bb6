package org.echelon.policy.check;

import java.util.List;
import org.echelon.policy.message.Diagnostic;

/// A defect of tables or expressions, found without running the programme.
interface StudyCheck {

    /// What it finds, each with place and remedy.
    List<Diagnostic> find(Study study);
}
