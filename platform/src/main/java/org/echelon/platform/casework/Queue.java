package org.echelon.platform.casework;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.platform.clock.Limits;
import org.echelon.platform.clock.RunningLimit;
import org.echelon.platform.identity.CurrentViewer;
import org.echelon.platform.identity.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/// The open cases of whoever works on them, by due date.
@Service
public class Queue {

    private static final int MOST = 2_000;

    private final JdbcClient database;
    private final CurrentViewer viewer;
    private final Limits limits;

    Queue(JdbcClient database, CurrentViewer viewer, Limits limits) {
        this.database = database;
        this.viewer = viewer;
        this.limits = limits;
    }

    /// A case that is open.
    ///
    /// @param limit of its step; empty before the procedure begins
    /// @param mine whether the procedure asks the reader at this step
    record Waiting(CaseFile file, Optional<RunningLimit> limit, boolean mine) {

        /// The earliest due day first; standing clocks after those that run.
        static final Comparator<Waiting> BY_DUE =
                Comparator.comparing(
                                (Waiting one) ->
                                        one.limit().flatMap(limit -> limit.reading().due()),
                                Comparator.comparing(due -> due.orElse(java.time.LocalDate.MAX)))
                        .thenComparing(one -> one.file().receipt());

        Deadline deadline() {
            return Deadline.of(limit);
        }
    }

    /// The open cases in view.
    ///
    /// @param mine only those at whose step the procedure asks the reader
    @PreAuthorize("@caseAccess.works()")
    public List<Waiting> open(boolean mine) {
        Viewer person = viewer.get();
        String region = person.region() == null ? "none" : person.region();
        List<CaseFile> files =
                database.sql(
                                """
                                select * from casework.case_file
                                where state not in ('RECOGNISED', 'REFUSED', 'WITHDRAWN')
                                  and starts_with(region, :region)
                                  and (:staff or :role = any (asked))
                                  and (not :mine or (step_role = :role and step_region = :region))
                                order by step_since, receipt
                                limit :most
                                """)
                        .param("region", region)
                        .param("staff", person.isStaff())
                        .param("role", person.role().name())
                        .param("mine", mine)
                        .param("most", MOST)
                        .query(CaseFiles::file)
                        .list();
        Map<String, List<RunningLimit>> running =
                limits.of(files.stream().map(CaseFile::receipt).toList());
        return files.stream()
                .map(file -> waiting(file, running.getOrDefault(file.receipt(), List.of()), person))
                .sorted(Waiting.BY_DUE)
                .toList();
    }

    private static Waiting waiting(CaseFile file, List<RunningLimit> limits, Viewer person) {
        return new Waiting(file, file.limitOfStep(limits), Parties.asked(person, file));
    }
}
