package org.echelon.platform.casework;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.platform.clock.Limits;
import org.echelon.platform.clock.RunningLimit;
import org.echelon.policy.message.Words;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/// The open cases of an agent's clients.
@Service
public class OpenCases {

    private final JdbcClient database;
    private final Limits limits;

    OpenCases(JdbcClient database, Limits limits) {
        this.database = database;
        this.limits = limits;
    }

    /// A case that is open.
    ///
    /// @param receipt its number
    /// @param enterprise key in the registry
    /// @param programme id
    /// @param year filing year
    /// @param state where it is, in words
    /// @param waits whether it waits for an answer of the applicant
    /// @param due last day of its step; empty where the clock stands or has not begun
    public record OpenCase(
            String receipt,
            String enterprise,
            String programme,
            int year,
            Words state,
            boolean waits,
            Optional<LocalDate> due) {}

    /// The open cases of these clients, those that wait for the applicant first, then by due day.
    /// Only of clients whose mandate stands: the rows of others are not in the agent's view.
    @PreAuthorize("hasRole('AGENT')")
    public List<OpenCase> ofClients(Collection<String> enterprises) {
        List<CaseFile> files =
                database.sql(
                                """
                                select * from casework.case_file
                                where enterprise_key = any (:keys)
                                  and state not in ('RECOGNISED', 'REFUSED', 'WITHDRAWN')
                                """)
                        .param("keys", enterprises.toArray(String[]::new))
                        .query(CaseFiles::file)
                        .list();
        Map<String, List<RunningLimit>> running =
                limits.of(files.stream().map(CaseFile::receipt).toList());
        return files.stream()
                .map(file -> open(file, running.getOrDefault(file.receipt(), List.of())))
                .sorted(
                        Comparator.comparing(OpenCase::waits)
                                .reversed()
                                .thenComparing(one -> one.due().orElse(LocalDate.MAX))
                                .thenComparing(OpenCase::receipt))
                .toList();
    }

    private static OpenCase open(CaseFile file, List<RunningLimit> limits) {
        return new OpenCase(
                file.receipt(),
                file.enterprise(),
                file.programme(),
                file.year(),
                CaseWords.state(file.state()),
                file.state() == CaseState.SUPPLEMENT,
                file.limitOfStep(limits).flatMap(limit -> limit.reading().due()));
    }
}
