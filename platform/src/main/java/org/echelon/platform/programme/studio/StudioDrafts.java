package org.echelon.platform.programme.studio;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.echelon.platform.identity.Audited;
import org.echelon.platform.identity.CurrentViewer;
import org.echelon.platform.programme.Publication;
import org.echelon.platform.programme.Publications;
import org.echelon.policy.message.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The drafts of the reader's region: begun, read, saved.
@Service
class StudioDrafts {

    private static final String SELECT =
            """
            select id, programme, version, region, based_on, based_on_sha256, programme_sha256, state,
                   revision, author, opened_at, changed_at
            from programme.draft
            """;

    private final JdbcClient database;
    private final Publications publications;
    private final CurrentViewer viewer;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StudioDrafts(
            JdbcClient database,
            Publications publications,
            CurrentViewer viewer,
            ApplicationEventPublisher events,
            Clock clock) {
        this.database = database;
        this.publications = publications;
        this.viewer = viewer;
        this.events = events;
        this.clock = clock;
    }

    /// The drafts that are not published and not given up, the last changed first.
    @PreAuthorize("@access.designs()")
    public List<ProgrammeDraft> inWork() {
        return onFile();
    }

    /// The same for whoever else may read them, by the rules on rows.
    List<ProgrammeDraft> onFile() {
        return database.sql(
                        SELECT
                                + """
                                where state in ('DRAFT', 'SUBMITTED', 'RETURNED')
                                order by changed_at desc, id
                                """)
                .query((row, _) -> read(row))
                .list();
    }

    @PreAuthorize("@access.designs()")
    public Optional<ProgrammeDraft> find(UUID id) {
        return onFile(id);
    }

    Optional<ProgrammeDraft> onFile(UUID id) {
        return database.sql(SELECT + "where id = :id")
                .param("id", id)
                .query((row, _) -> read(row))
                .optional();
    }

    /// The files of a draft by their paths in `programmes/`.
    @PreAuthorize("@access.designs()")
    public SortedMap<String, byte[]> files(UUID id) {
        return filesOf(id);
    }

    /// What was done to it, the newest first.
    @PreAuthorize("@access.designs()")
    public List<DraftStep> steps(UUID id) {
        return stepsOf(id);
    }

    /// Begins a draft with these files.
    ///
    /// @param basedOn unit whose files they were; absent for a programme from nothing
    @PreAuthorize("@access.designs()")
    @Transactional
    public Result open(
            String programme,
            LocalDate version,
            String region,
            @Nullable String basedOn,
            SortedMap<String, byte[]> files) {
        Optional<Words> problem = DraftPaths.problem(programme, version, files);
        if (problem.isPresent()) {
            return new Result.Refused(problem.get());
        }
        if (!viewer.get().covers(region)) {
            return Result.Refused.of(
                    "您只能编写本地区及以下的政策；“%s”不在其中".formatted(region),
                    "you write programmes of your region and below; '%s' is not among them"
                            .formatted(region));
        }
        Map<String, Publication> published = publications.current();
        String unit = programme + "/" + version;
        if (published.containsKey(unit)) {
            return Result.Refused.of(
                    "%s 已发布，不能再改；请以另一个施行日期建立新版本".formatted(unit),
                    "%s is published and does not change any more; begin a version with another first day"
                            .formatted(unit));
        }
        Optional<ProgrammeDraft> other = inWork(programme, version);
        if (other.isPresent()) {
            return Result.Refused.of(
                    "%s 已有草稿（%s 编写中），请继续编写该草稿".formatted(unit, other.get().author()),
                    "%s has a draft already, begun by %s; go on with that one"
                            .formatted(unit, other.get().author()));
        }
        UUID id = UUID.randomUUID();
        OffsetDateTime now = now();
        database.sql(
                        """
                        insert into programme.draft (id, programme, version, region, based_on,
                            based_on_sha256, programme_sha256, state, revision, author, opened_at, changed_at)
                        values (:id, :programme, :version, :region, :basedOn,
                            :basedOnSha256, :programmeSha256, 'DRAFT', 1, :author, :now, :now)
                        """)
                .param("id", id)
                .param("programme", programme)
                .param("version", version)
                .param("region", region)
                .param("basedOn", basedOn)
                .param("basedOnSha256", sha256(published, basedOn))
                .param("programmeSha256", sha256(published, programme))
                .param("author", viewer.get().username())
                .param("now", now)
                .update();
        files.forEach((path, content) -> put(id, path, content));
        step(id, 1, DraftStep.Kind.OPENED, basedOn == null ? "" : basedOn);
        tell("programme.draft", unit, 1);
        return new Result.Done(find(id).orElseThrow());
    }

    /// Saves files of a draft; an empty value removes the file.
    ///
    /// @param seen the revision that the person saw
    @PreAuthorize("@access.designs()")
    @Transactional
    public Result save(UUID id, int seen, Map<String, Optional<byte[]>> changes) {
        return change(
                id,
                seen,
                DraftStep.Kind.SAVED,
                String.join(", ", new TreeMap<>(changes).keySet()),
                draft -> {
                    SortedMap<String, byte[]> files = filesOf(id);
                    changes.forEach((path, content) ->
                            content.ifPresentOrElse(
                                    bytes -> files.put(path, bytes), () -> files.remove(path)));
                    Optional<Words> problem =
                            DraftPaths.problem(draft.programme(), draft.version(), files);
                    if (problem.isEmpty()) {
                        changes.forEach((path, content) ->
                                content.ifPresentOrElse(
                                        bytes -> put(id, path, bytes), () -> remove(id, path)));
                    }
                    return problem;
                });
    }

    /// Takes a submitted draft back to work on it.
    @PreAuthorize("@access.designs()")
    @Transactional
    public Result takeBack(UUID id, int seen) {
        return change(id, seen, DraftStep.Kind.TAKEN_BACK, "", _ -> Optional.empty());
    }

    /// Gives a draft up; it stays on file.
    @PreAuthorize("@access.designs()")
    @Transactional
    public Result discard(UUID id, int seen) {
        return change(id, seen, DraftStep.Kind.DISCARDED, "", _ -> Optional.empty());
    }

    /// What a step does and whether it may be taken.
    interface Deed {

        /// Does it, or says why not.
        Optional<Words> refusal(ProgrammeDraft draft);
    }

    /// Holds the draft, looks whether it is the one that the person saw, and takes the step.
    Result change(UUID id, int seen, DraftStep.Kind kind, String note, Deed deed) {
        Optional<ProgrammeDraft> held =
                database.sql(SELECT + "where id = :id for update")
                        .param("id", id)
                        .query((row, _) -> read(row))
                        .optional();
        if (held.isEmpty()) {
            return Result.Refused.of("没有这份草稿", "there is no such draft");
        }
        ProgrammeDraft draft = held.get();
        if (draft.revision() != seen) {
            return new Result.Conflict(draft);
        }
        Optional<DraftState> next = draft.state().after(kind);
        if (next.isEmpty()) {
            return Result.Refused.of(
                    "草稿%s，不能%s".formatted(draft.state().words().zh(), kind.words().zh()),
                    "the draft is %s and cannot be %s"
                            .formatted(draft.state().words().en(), kind.words().en()));
        }
        Optional<Words> refusal = deed.refusal(draft);
        if (refusal.isPresent()) {
            return new Result.Refused(refusal.get());
        }
        int revision = draft.revision() + 1;
        database.sql(
                        """
                        update programme.draft set state = :state, revision = :revision, changed_at = :now
                        where id = :id
                        """)
                .param("id", id)
                .param("state", next.get().name())
                .param("revision", revision)
                .param("now", now())
                .update();
        step(id, revision, kind, note);
        tell(
                "programme." + kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                draft.unit(),
                revision);
        return new Result.Done(
                new ProgrammeDraft(
                        id,
                        draft.programme(),
                        draft.version(),
                        draft.region(),
                        draft.basedOn(),
                        draft.basedOnSha256(),
                        draft.programmeSha256(),
                        next.get(),
                        revision,
                        draft.author(),
                        draft.openedAt(),
                        clock.instant()));
    }

    SortedMap<String, byte[]> filesOf(UUID id) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        database.sql("select path, content from programme.draft_file where draft_id = :id")
                .param("id", id)
                .query(row -> {
                    files.put(row.getString("path"), row.getBytes("content"));
                });
        return files;
    }

    List<DraftStep> stepsOf(UUID id) {
        return database.sql(
                        """
                        select revision, step, done_by, done_at, note
                        from programme.draft_step where draft_id = :id order by revision desc
                        """)
                .param("id", id)
                .query((row, _) ->
                        new DraftStep(
                                row.getInt("revision"),
                                DraftStep.Kind.valueOf(row.getString("step")),
                                row.getString("done_by"),
                                row.getObject("done_at", OffsetDateTime.class).toInstant(),
                                row.getString("note")))
                .list();
    }

    private Optional<ProgrammeDraft> inWork(String programme, LocalDate version) {
        return inWork().stream()
                .filter(draft -> draft.programme().equals(programme))
                .filter(draft -> draft.version().equals(version))
                .findFirst();
    }

    private static @Nullable String sha256(
            Map<String, Publication> published, @Nullable String unit) {
        return Optional.ofNullable(unit).map(published::get).map(Publication::sha256).orElse(null);
    }

    private void put(UUID id, String path, byte[] content) {
        database.sql(
                        """
                        insert into programme.draft_file (draft_id, path, content)
                        values (:id, :path, :content)
                        on conflict (draft_id, path) do update set content = excluded.content
                        """)
                .param("id", id)
                .param("path", path)
                .param("content", content)
                .update();
    }

    private void remove(UUID id, String path) {
        database.sql("delete from programme.draft_file where draft_id = :id and path = :path")
                .param("id", id)
                .param("path", path)
                .update();
    }

    private void step(UUID id, int revision, DraftStep.Kind kind, String note) {
        database.sql(
                        """
                        insert into programme.draft_step (draft_id, revision, step, done_by, done_at, note)
                        values (:id, :revision, :step, :by, :now, :note)
                        """)
                .param("id", id)
                .param("revision", revision)
                .param("step", kind.name())
                .param("by", viewer.get().username())
                .param("now", now())
                .param("note", note)
                .update();
    }

    private void tell(String action, String unit, int revision) {
        events.publishEvent(
                new Audited(
                        action,
                        "programme:" + unit,
                        Map.of("revision", Integer.toString(revision))));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static ProgrammeDraft read(ResultSet row) throws SQLException {
        return new ProgrammeDraft(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                row.getString("programme"),
                row.getObject("version", LocalDate.class),
                row.getString("region"),
                row.getString("based_on"),
                row.getString("based_on_sha256"),
                row.getString("programme_sha256"),
                DraftState.valueOf(row.getString("state")),
                row.getInt("revision"),
                row.getString("author"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }
}
