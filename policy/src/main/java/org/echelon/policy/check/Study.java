package org.echelon.policy.check;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import org.echelon.policy.dmn.CompiledTable;
import org.echelon.policy.dmn.DecisionTable;

/// A version with its tables as geometry: what the checks of tables and expressions look at.
final class Study {

    private final ProgrammeCheck.Subject subject;
    private final Symbols symbols;
    private final Possible possible;
    private final List<TableStudy> tables;
    private final IdentityHashMap<DecisionTable, TableStudy> byTable = new IdentityHashMap<>();

    private Study(
            ProgrammeCheck.Subject subject,
            Symbols symbols,
            Possible possible,
            List<TableStudy> tables) {
        this.subject = subject;
        this.symbols = symbols;
        this.possible = possible;
        this.tables = tables;
        tables.forEach(table -> byTable.put(table.table().table(), table));
    }

    static Study of(ProgrammeCheck.Subject subject) {
        Symbols symbols = new Symbols(subject.model(), subject.facts());
        Possible possible = Possible.of(subject.model(), subject.facts(), subject.parameters());
        Domains domains =
                new Domains(
                        symbols,
                        possible,
                        new Steps(symbols, subject.parameters()),
                        subject.version());
        return new Study(
                subject,
                symbols,
                possible,
                symbols.tables().stream()
                        .map(table -> TableStudy.of(subject.place(), table, domains, possible))
                        .toList());
    }

    ProgrammeCheck.Subject subject() {
        return subject;
    }

    Symbols symbols() {
        return symbols;
    }

    Possible possible() {
        return possible;
    }

    /// The study of a table.
    ///
    /// @throws NullPointerException when it is none of this model's
    TableStudy table(CompiledTable table) {
        return Objects.requireNonNull(byTable.get(table.table()), table.place());
    }

    /// The tables, in the order of the file.
    List<TableStudy> tables() {
        return tables;
    }
}
