package org.echelon.policy.dmn;

import java.util.List;
import java.util.Optional;
import org.echelon.policy.message.Diagnostic;

/// What compiling a model gave.
///
/// @param model absent where a diagnostic is an error
/// @param diagnostics every mistake, with file, decision, rule and cell
public record Compilation(Optional<CompiledModel> model, List<Diagnostic> diagnostics) {
    public Compilation {
        diagnostics = List.copyOf(diagnostics);
    }
}
