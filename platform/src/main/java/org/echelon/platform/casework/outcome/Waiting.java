package org.echelon.platform.casework.outcome;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.platform.casework.CaseFile;
import org.echelon.platform.casework.CaseFiles;
import org.echelon.platform.casework.StepKind;
import org.echelon.platform.enterprise.Enterprises;
import org.echelon.policy.Programmes;
import org.echelon.policy.feel.Value;
import org.echelon.policy.programme.Parameter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The cases in the officer's region that wait for their number, the longest waiting first.
@Component
class Waiting {

    private final CaseFiles files;
    private final Enterprises enterprises;
    private final Programmes programmes;
    private final JdbcClient database;

    Waiting(CaseFiles files, Enterprises enterprises, Programmes programmes, JdbcClient database) {
        this.files = files;
        this.enterprises = enterprises;
        this.programmes = programmes;
        this.database = database;
    }

    List<WaitingCase> all() {
        Map<String, String> batches = new HashMap<>();
        database.sql("select receipt, batch from casework.export_case")
                .query(row -> {
                    batches.put(row.getString("receipt"), row.getString("batch"));
                });
        List<WaitingCase> waiting = new ArrayList<>();
        for (CaseFile file : files.at(StepKind.NUMBER)) {
            enterprises
                    .find(file.enterprise())
                    .ifPresent(enterprise ->
                            waiting.add(
                                    new WaitingCase(
                                            file,
                                            enterprise,
                                            batches.get(file.receipt()),
                                            isFree(file))));
        }
        return waiting;
    }

    /// One case of the officer's region, at this step or not.
    Optional<WaitingCase> one(String receipt) {
        return files.find(receipt)
                .flatMap(file ->
                        enterprises
                                .find(file.enterprise())
                                .map(enterprise ->
                                        new WaitingCase(file, enterprise, null, isFree(file))));
    }

    /// Whether the version says that the form of its number is not published.
    private boolean isFree(CaseFile file) {
        return programmes
                .find(file.programme())
                .flatMap(programme -> programme.version(file.version()))
                .map(version -> version.parameters().get("number form"))
                .map(Parameter::value)
                .filter(new Value.Text("free")::equals)
                .isPresent();
    }
}
