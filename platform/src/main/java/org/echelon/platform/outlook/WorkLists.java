package org.echelon.platform.outlook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.echelon.platform.outlook.StandingRows.Turned;
import org.echelon.policy.Programme;
import org.echelon.policy.Programmes;
import org.echelon.policy.fact.Subject;
import org.echelon.policy.programme.ProgrammeDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/// Whom to call: the enterprises of the reader's region that have become eligible, that are about
/// to lose a title, that are one step away, or that could be paid without applying.
///
/// Who holds the title or has a case is asked at the moment of reading, so that nobody is called
/// who has filed since. Rules on rows keep other regions out, here as everywhere.
@Service
public class WorkLists {

    /// Kinds of programmes that are paid, and that merely reckon: those have no condition to meet.
    private static final String REWARD = "reward";

    private static final String SERVICE = "service";

    /// How a standing reached its verdict, beside it.
    private static final String TURN =
            """
            left join lateral (
                select from_verdict, to_verdict, cause, facts, conditions
                from outlook.turn t
                where t.enterprise_key = s.enterprise_key and t.programme = s.programme
                order by t.id desc
                limit 1) t on s.turned_from is not null
            """;

    private static final String COLUMNS =
            """
            e.key, e.name, e.name_en, e.region, e.synthetic, s.verdict, s.version, s.failing, s.unknown,
            s.detail, s.change, s.amount, s.turned_at, t.from_verdict, t.to_verdict, t.cause, t.facts,
            t.conditions
            """;

    private static final String STANDINGS =
            "select "
                    + COLUMNS
                    + """
                    , s.programme, cast(null as date) as until
                    from outlook.standing s
                    join enterprise.published_enterprise e on e.key = s.enterprise_key
                    """
                    + TURN
                    + """
                    where starts_with(coalesce(e.region, ''), :region) and s.programme = any(:programmes)
                    """;

    private static final String NEITHER_TITLE_NOR_CASE =
            """
            and not exists (
                select from title.published_title h
                where h.enterprise_key = s.enterprise_key and h.title = s.programme and h.valid_from <= :today
                  and (h.valid_until is null or h.valid_until > :today))
            and not exists (
                select from casework.published_case c
                where c.enterprise_key = s.enterprise_key and c.programme = s.programme
                  and c.state not in ('REFUSED', 'WITHDRAWN')
                  and (c.state <> 'RECOGNISED' or c.filing_year = extract(year from cast(:today as date))))
            """;

    private static final String NEWLY_ELIGIBLE =
            STANDINGS
                    + " and s.verdict = 'MET' and s.turned_at >= :since "
                    + NEITHER_TITLE_NOR_CASE;

    private static final String ONE_STEP_AWAY =
            STANDINGS
                    + """
                     and s.verdict = 'NOT_MET' and cardinality(s.unknown) = 0
                     and (cardinality(s.failing) = 1 or s.change is not null)
                    """
                    + NEITHER_TITLE_NOR_CASE;

    private static final String PAYMENTS =
            STANDINGS
                    + """
                     and s.verdict = 'MET' and s.amount is not null
                     and exists (
                        select from unnest(:payers, :paid) pay(programme, title)
                        join title.published_title h
                          on h.title = pay.title and h.enterprise_key = s.enterprise_key and h.valid_from <= :today
                             and (h.valid_until is null or h.valid_until > :today)
                        where pay.programme = s.programme and not exists (
                            select from ledger.published_reward r
                            where r.enterprise_key = s.enterprise_key and r.programme = s.programme
                              and r.title = h.title and r.thing = coalesce(h.number, h.valid_from::text)
                              and r.state <> 'RECOVERED'))
                    """;

    private static final String ABOUT_TO_LOSE =
            "select "
                    + COLUMNS
                    + """
                    , h.title as programme, nullif(h.until, 'infinity') as until
                    from (
                        select enterprise_key, title, max(coalesce(valid_until, 'infinity')) as until
                        from title.published_title
                        where valid_until is null or valid_until > :today
                        group by enterprise_key, title
                        having min(valid_from) <= :today) h
                    join enterprise.published_enterprise e on e.key = h.enterprise_key
                    left join outlook.standing s on s.enterprise_key = h.enterprise_key and s.programme = h.title
                    """
                    + TURN
                    + """
                    where starts_with(coalesce(e.region, ''), :region) and h.title = any(:programmes)
                      and (h.until <= :until or s.verdict = 'NOT_MET')
                    """;

    private final JdbcClient database;
    private final Programmes programmes;
    private final Clock clock;

    WorkLists(JdbcClient database, Programmes programmes, Clock clock) {
        this.database = database;
        this.programmes = programmes;
        this.clock = clock;
    }

    /// A page of a list.
    ///
    /// @param total rows of all pages
    public record Page(List<WorkRow> rows, int total) {

        public Page {
            rows = List.copyOf(rows);
        }
    }

    /// How far the judging has come.
    ///
    /// @param waiting enterprises that wait to be judged
    /// @param judgedAt when one was judged last; absent before the first
    public record Progress(int waiting, @Nullable OffsetDateTime judgedAt) {}

    /// The enterprises of a list, a page of them.
    @PreAuthorize("@access.staff()")
    public Page page(WorkQuestion question) {
        return ask(question);
    }

    /// How many enterprises each list holds, by the usual questions.
    @PreAuthorize("@access.staff()")
    public Map<WorkList, Integer> totals(String region) {
        Map<WorkList, Integer> totals = new TreeMap<>();
        for (WorkList list : WorkList.values()) {
            totals.put(
                    list,
                    ask(new WorkQuestion(
                                    list,
                                    "",
                                    region,
                                    "",
                                    WorkQuestion.MONTHS,
                                    WorkQuestion.Sort.NAME,
                                    false,
                                    1,
                                    1))
                            .total());
        }
        return totals;
    }

    /// How far the judging has come.
    @PreAuthorize("@access.staff()")
    public Progress progress() {
        return database.sql("select waiting, judged_at from outlook.progress")
                .query((row, _) ->
                        new Progress(
                                row.getInt("waiting"),
                                row.getObject("judged_at", OffsetDateTime.class)))
                .single();
    }

    private Page ask(WorkQuestion question) {
        LocalDate today = LocalDate.now(clock);
        List<ProgrammeDefinition> asked = programmes(question);
        List<String[]> pays =
                asked.stream()
                        .flatMap(one ->
                                one.pays().stream()
                                        .map(pay -> new String[] {one.id(), pay.title()}))
                        .toList();
        List<Integer> totals = new ArrayList<>();
        List<WorkRow> rows =
                database.sql(
                                """
                                with listed as (%s)
                                select listed.*, count(*) over () as total from listed
                                order by %s %s nulls last, name, key, programme
                                limit :size offset :offset
                                """
                                        .formatted(
                                                sql(question.list()),
                                                question.sort().sql(),
                                                question.descending() ? "desc" : "asc"))
                        .param("region", question.region())
                        .param("programmes", ids(question, asked))
                        .param("today", today)
                        .param(
                                "since",
                                today.minusMonths(question.months())
                                        .atStartOfDay(clock.getZone())
                                        .toOffsetDateTime())
                        .param("until", today.plusMonths(question.months()))
                        .param("payers", pays.stream().map(pay -> pay[0]).toArray(String[]::new))
                        .param("paid", pays.stream().map(pay -> pay[1]).toArray(String[]::new))
                        .param("size", question.size())
                        .param("offset", (question.page() - 1) * question.size())
                        .query((row, _) -> {
                            totals.add(row.getInt("total"));
                            return row(row);
                        })
                        .list();
        return new Page(rows, totals.isEmpty() ? 0 : totals.getFirst());
    }

    private static String sql(WorkList list) {
        return switch (list) {
            case NEWLY_ELIGIBLE -> NEWLY_ELIGIBLE;
            case ABOUT_TO_LOSE -> ABOUT_TO_LOSE;
            case ONE_STEP_AWAY -> ONE_STEP_AWAY;
            case PAYMENTS -> PAYMENTS;
        };
    }

    /// Whether a list is about a programme.
    static boolean belongs(WorkList list, ProgrammeDefinition programme) {
        return programme.subjectKind() == Subject.Kind.ENTERPRISE
                && !programme.kind().equals(SERVICE)
                && programme.kind().equals(REWARD) == (list == WorkList.PAYMENTS);
    }

    private List<ProgrammeDefinition> programmes(WorkQuestion question) {
        return programmes.all().stream()
                .map(Programme::definition)
                .filter(one -> belongs(question.list(), one))
                .filter(one -> question.kind().isEmpty() || one.kind().equals(question.kind()))
                .filter(one ->
                        question.programme().isEmpty() || one.id().equals(question.programme()))
                .toList();
    }

    /// Titles may be on file whose programme is not published here: they end as well.
    private String[] ids(WorkQuestion question, List<ProgrammeDefinition> asked) {
        List<String> ids = new ArrayList<>(asked.stream().map(ProgrammeDefinition::id).toList());
        if (question.list() == WorkList.ABOUT_TO_LOSE && question.kind().isEmpty()) {
            if (question.programme().isEmpty()) {
                ids.addAll(
                        database.sql("select distinct title from title.published_title")
                                .query(String.class)
                                .list());
            } else {
                ids.add(question.programme());
            }
        }
        return ids.toArray(String[]::new);
    }

    private WorkRow row(ResultSet row) throws SQLException {
        OffsetDateTime turned = row.getObject("turned_at", OffsetDateTime.class);
        return new WorkRow(
                row.getString("key"),
                row.getString("name"),
                row.getString("name_en"),
                row.getString("region"),
                row.getBoolean("synthetic"),
                row.getString("programme"),
                row.getString("verdict") == null
                        ? Optional.empty()
                        : Optional.of(StandingRows.standing(row)),
                turned == null ? null : turned.toInstant().atZone(clock.getZone()).toLocalDate(),
                turn(row),
                row.getObject("until", LocalDate.class));
    }

    static Optional<Turned> turn(ResultSet row) throws SQLException {
        String from = row.getString("from_verdict");
        return from == null
                ? Optional.empty()
                : Optional.of(
                        new Turned(
                                Stand.valueOf(from),
                                Stand.valueOf(row.getString("to_verdict")),
                                Cause.valueOf(row.getString("cause")),
                                StandingRows.texts(row, "facts"),
                                StandingRows.texts(row, "conditions")));
    }
}
