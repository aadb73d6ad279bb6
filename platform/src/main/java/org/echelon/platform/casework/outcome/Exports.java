package org.echelon.platform.casework.outcome;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.echelon.platform.identity.Audited;
import org.echelon.platform.identity.CurrentViewer;
import org.echelon.policy.programme.Sha256;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Makes packages for the national system and keeps them. A case goes into one package.
@Service
class Exports {

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private final Waiting waiting;
    private final JdbcClient database;
    private final CurrentViewer viewer;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Exports(
            Waiting waiting,
            JdbcClient database,
            CurrentViewer viewer,
            ApplicationEventPublisher events,
            Clock clock) {
        this.waiting = waiting;
        this.database = database;
        this.viewer = viewer;
        this.events = events;
        this.clock = clock;
    }

    /// The cases that wait for a number.
    @PreAuthorize("@access.imports()")
    public List<WaitingCase> waiting() {
        return waiting.all();
    }

    /// Packs every waiting case that is in no package yet, one package for each programme; the
    /// codes of the packages, none when there was nothing to pack.
    @PreAuthorize("@access.imports()")
    @Transactional
    public List<String> make() {
        // two officers at once: the second packs what the first left
        database.sql("select pg_advisory_xact_lock(hashtext('casework.export_batch'))")
                .query(row -> {});
        Map<String, List<WaitingCase>> byProgramme =
                waiting.all().stream()
                        .filter(one -> one.batch() == null)
                        .collect(
                                Collectors.groupingBy(
                                        one -> one.file().programme(),
                                        TreeMap::new,
                                        Collectors.toList()));
        List<String> codes = new ArrayList<>();
        byProgramme.forEach((programme, cases) -> codes.add(make(programme, cases)));
        return codes;
    }

    private String make(String programme, List<WaitingCase> cases) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        long serial =
                database.sql("select nextval('casework.export_serial')").query(Long.class).single();
        String code = "EX-" + DAY.format(LocalDate.now(clock)) + "-" + serial;
        byte[] content = ExportPackage.of(code, programme, now, cases);
        database.sql(
                        """
                        insert into casework.export_batch (code, programme, region, cases, content, sha256,
                                                           made_by, made_at)
                        values (:code, :programme, :region, :cases, :content, :sha256, :by, :now)
                        """)
                .param("code", code)
                .param("programme", programme)
                .param("region", Optional.ofNullable(viewer.get().region()).orElse(""))
                .param("cases", cases.size())
                .param("content", content)
                .param("sha256", Sha256.of(content))
                .param("by", viewer.get().username())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        for (WaitingCase one : cases) {
            database.sql(
                            "insert into casework.export_case (receipt, batch) values (:receipt, :code)")
                    .param("receipt", one.file().receipt())
                    .param("code", code)
                    .update();
        }
        events.publishEvent(
                new Audited(
                        "outcome.export",
                        "batch:" + code,
                        Map.of("programme", programme, "cases", Integer.toString(cases.size()))));
        return code;
    }

    /// The packages of the officer's region, the newest first.
    @PreAuthorize("@access.imports()")
    public List<Batch> batches() {
        return database.sql(
                        """
                        select b.code, b.programme, b.cases, b.sha256, b.made_at,
                               count(n.receipt) as numbered
                        from casework.export_batch b
                        left join casework.export_case e on e.batch = b.code
                        left join casework.registry_number n on n.receipt = e.receipt
                        group by b.code
                        order by b.made_at desc, b.code desc
                        limit 100
                        """)
                .query((row, _) ->
                        new Batch(
                                row.getString("code"),
                                row.getString("programme"),
                                row.getInt("cases"),
                                row.getInt("numbered"),
                                row.getString("sha256"),
                                row.getObject("made_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /// A package as it was made, to download again.
    @PreAuthorize("@access.imports()")
    @Transactional
    public Optional<byte[]> content(String code) {
        Optional<byte[]> content =
                database.sql("select content from casework.export_batch where code = :code")
                        .param("code", code)
                        .query((row, _) -> row.getBytes("content"))
                        .optional();
        content.ifPresent(_ ->
                events.publishEvent(new Audited("outcome.download", "batch:" + code, Map.of())));
        return content;
    }
}
