package org.echelon.platform.simulation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.echelon.platform.identity.Audited;
import org.echelon.platform.identity.CurrentViewer;
import org.echelon.platform.programme.studio.DraftTrials;
import org.echelon.platform.programme.studio.ProgrammeDraft;
import org.echelon.policy.Programme;
import org.echelon.policy.Programmes;
import org.echelon.policy.message.Words;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The scenarios that were kept, as far as the reader may see them.
@Service
class Scenarios {

    static final int LONGEST_NAME = 200;

    private static final String SELECT =
            """
            select id, name, owner, region, rules, revision, population, as_of, figures, counts, kept_at
            from simulation.scenario
            """;

    private static final int LISTED = 100;

    private final JdbcClient database;
    private final CurrentViewer viewer;
    private final DraftTrials drafts;
    private final Programmes programmes;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Scenarios(
            JdbcClient database,
            CurrentViewer viewer,
            DraftTrials drafts,
            Programmes programmes,
            ApplicationEventPublisher events,
            Clock clock) {
        this.database = database;
        this.viewer = viewer;
        this.drafts = drafts;
        this.programmes = programmes;
        this.events = events;
        this.clock = clock;
    }

    /// Those in sight, the newest first.
    @PreAuthorize("@access.simulates()")
    public List<Scenario> all() {
        return database.sql(SELECT + "order by kept_at desc, id limit :most")
                .param("most", LISTED)
                .query((row, _) -> read(row))
                .list();
    }

    @PreAuthorize("@access.simulates()")
    public Optional<Scenario> find(UUID id) {
        return database.sql(SELECT + "where id = :id")
                .param("id", id)
                .query((row, _) -> read(row))
                .optional();
    }

    /// Keeps what came of a simulation.
    ///
    /// @param name what its owner calls it, 1 to 200 characters
    @PreAuthorize("@access.simulates()")
    @Transactional
    public Scenario keep(String name, Simulations.Answer answer) {
        UUID id = UUID.randomUUID();
        database.sql(
                        """
                        insert into simulation.scenario (id, name, owner, region, rules, revision, population,
                            as_of, figures, counts, kept_at)
                        values (:id, :name, :owner, :region, :rules, :revision, :population,
                            :asOf, :figures, :counts, :now)
                        """)
                .param("id", id)
                .param("name", name)
                .param("owner", viewer.get().username())
                .param("region", Objects.requireNonNullElse(viewer.get().region(), ""))
                .param("rules", answer.question().of())
                .param(
                        "revision",
                        answer.opened().draft().map(ProgrammeDraft::revision).orElse(null),
                        java.sql.Types.INTEGER)
                .param("population", answer.question().population())
                .param("asOf", answer.question().asOf())
                .param("figures", Scenario.text(answer.set()))
                .param("counts", Scenario.Counts.of(answer.tally()).text())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        tell("simulation.keep", id);
        return find(id).orElseThrow();
    }

    /// Takes a scenario of one's own away.
    ///
    /// @return false where there is none of one's own
    @PreAuthorize("@access.simulates()")
    @Transactional
    public boolean remove(UUID id) {
        boolean removed =
                database.sql("delete from simulation.scenario where id = :id")
                                .param("id", id)
                                .update()
                        > 0;
        if (removed) {
            tell("simulation.remove", id);
        }
        return removed;
    }

    /// Turns a scenario into a draft of the studio: the figures are written into the files of a new
    /// draft, or of the draft that it was about. Whoever publishes it is another designer, as ever.
    ///
    /// @param day first day in force of a new draft
    @PreAuthorize("@access.designs()")
    @Transactional
    public DraftTrials.Begun draft(Scenario scenario, LocalDate day) {
        if (scenario.figures().isEmpty()) {
            return new DraftTrials.Begun.Refused(
                    new Words(
                            "没有改动任何数额，无需建立草稿",
                            "no figure was changed, so there is nothing to draft"));
        }
        Map<String, String> values = new LinkedHashMap<>();
        scenario.figures().forEach((name, value) -> values.put(name, value.toPlainString()));
        DraftTrials.Begun begun =
                scenario.rules().startsWith(SimulationQuestion.DRAFT)
                        ? drafts.change(
                                UUID.fromString(
                                        scenario.rules()
                                                .substring(SimulationQuestion.DRAFT.length())),
                                values)
                        : begin(scenario.rules(), day, values);
        if (begun instanceof DraftTrials.Begun.Done) {
            tell("simulation.draft", scenario.id());
        }
        return begun;
    }

    private DraftTrials.Begun begin(String unit, LocalDate day, Map<String, String> values) {
        Optional<Programme> programme =
                programmes.all().stream()
                        .filter(one -> unit.startsWith(one.id() + "/"))
                        .filter(one ->
                                one.versions().stream()
                                        .anyMatch(version -> version.place().equals(unit)))
                        .findFirst();
        return programme.isEmpty()
                ? new DraftTrials.Begun.Refused(
                        new Words(
                                "没有版本“%s”".formatted(unit),
                                "there is no version '%s'".formatted(unit)))
                : drafts.begin(
                        programme.get().id(),
                        unit,
                        Objects.requireNonNullElse(programme.get().definition().region(), ""),
                        day,
                        values);
    }

    private void tell(String action, UUID id) {
        events.publishEvent(new Audited(action, "scenario:" + id, Map.of()));
    }

    private static Scenario read(ResultSet row) throws SQLException {
        return new Scenario(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getString("owner"),
                row.getString("region"),
                row.getString("rules"),
                row.getObject("revision", Integer.class),
                row.getString("population"),
                row.getObject("as_of", LocalDate.class),
                Scenario.figures(row.getString("figures")),
                Scenario.Counts.parse(row.getString("counts")),
                row.getObject("kept_at", OffsetDateTime.class).toInstant());
    }
}
