package org.echelon.platform.ledger;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.platform.enterprise.Enterprises;
import org.echelon.platform.enterprise.RegisteredEnterprise;
import org.echelon.platform.identity.Audited;
import org.echelon.platform.identity.CurrentViewer;
import org.echelon.platform.programme.Assessment;
import org.echelon.platform.programme.Evaluations;
import org.echelon.platform.title.HeldTitle;
import org.echelon.platform.title.Titles;
import org.echelon.policy.Programme;
import org.echelon.policy.Programmes;
import org.echelon.policy.explain.EvaluationJson;
import org.echelon.policy.fact.FactKey;
import org.echelon.policy.message.Words;
import org.echelon.policy.programme.ProgrammeDefinition;
import org.echelon.policy.programme.VersionDefinition;
import org.echelon.policy.result.Evaluation;
import org.echelon.quantity.Money;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Finds out what an enterprise can have without applying: holds a title against every programme
/// that pays for it, and puts what is met on the list of candidates.
///
/// A title is judged as of its first day, with what is on file today: a programme that had ended by
/// then pays nothing, one that has ended since still does.
@Service
public class Proposals {

    private static final String REWARD = "reward";
    private static final String LINE = "reward";
    private static final int MOST = 2_000;

    private final Programmes programmes;
    private final Evaluations evaluations;
    private final Enterprises enterprises;
    private final Titles titles;
    private final Budgets budgets;
    private final EarlierAwards earlier;
    private final JdbcClient database;
    private final CurrentViewer viewer;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Proposals(
            Programmes programmes,
            Evaluations evaluations,
            Enterprises enterprises,
            Titles titles,
            Budgets budgets,
            EarlierAwards earlier,
            JdbcClient database,
            CurrentViewer viewer,
            ApplicationEventPublisher events,
            Clock clock) {
        this.programmes = programmes;
        this.evaluations = evaluations;
        this.enterprises = enterprises;
        this.titles = titles;
        this.budgets = budgets;
        this.earlier = earlier;
        this.database = database;
        this.viewer = viewer;
        this.events = events;
        this.clock = clock;
    }

    /// Holds one title of an enterprise against every programme that pays for titles of its kind.
    /// Asking again proposes nothing twice.
    ///
    /// @param number number of the title; empty for one without
    @PreAuthorize("@access.platform()")
    @Transactional
    public List<Proposal> consider(String enterprise, String title, Optional<String> number) {
        return consider(enterprise, title, number, Optional.empty());
    }

    /// Holds the newest title of every enterprise in a line's region against the line's programme,
    /// from the data on file alone: the authority's own list.
    @PreAuthorize("@ledgerAccess.handles(#budget)")
    @Transactional
    public List<Proposal> search(long budget) {
        Budget line = budgets.find(budget).orElseThrow();
        List<String> rewarded =
                programmes.find(line.programme()).stream()
                        .flatMap(programme -> programme.definition().pays().stream())
                        .map(ProgrammeDefinition.Pay::title)
                        .toList();
        record Holder(String enterprise, String title, Optional<String> number) {}
        List<Holder> holders =
                database.sql(
                                """
                                select distinct on (t.enterprise_key, t.title) t.enterprise_key, t.title, t.number
                                from title.published_title t
                                join enterprise.published_enterprise e on e.key = t.enterprise_key
                                where starts_with(coalesce(e.region, ''), :region)
                                  and t.title = any(:titles)
                                  and t.valid_from <= :today
                                  and (t.valid_until is null or t.valid_until > :today)
                                order by t.enterprise_key, t.title, t.valid_from desc
                                limit :most
                                """)
                        .param("region", line.region())
                        .param("titles", rewarded.toArray(String[]::new))
                        .param("today", LocalDate.now(clock))
                        .param("most", MOST)
                        .query((row, _) ->
                                new Holder(
                                        row.getString(1),
                                        row.getString(2),
                                        Optional.ofNullable(row.getString(3))))
                        .list();
        List<Proposal> all = new ArrayList<>();
        holders.forEach(holder ->
                all.addAll(
                        consider(
                                holder.enterprise(),
                                holder.title(),
                                holder.number(),
                                Optional.of(line.programme()))));
        return all;
    }

    /// Holds the titles that one enterprise has today against one programme that pays for them, the
    /// newest of each kind: what an officer does for an enterprise on a work list. The same
    /// judgement as everywhere; asking again proposes nothing twice.
    @PreAuthorize("@ledgerAccess.proposes(#programme) and @enterpriseAccess.reads(#enterprise)")
    @Transactional
    public List<Proposal> propose(String enterprise, String programme) {
        LocalDate today = LocalDate.now(clock);
        List<String> paid =
                programmes.find(programme).stream()
                        .flatMap(found -> found.definition().pays().stream())
                        .map(ProgrammeDefinition.Pay::title)
                        .distinct()
                        .toList();
        List<HeldTitle> held =
                titles.titles(enterprise, today, today).stream()
                        .filter(HeldTitle::isValid)
                        .toList();
        List<Proposal> said = new ArrayList<>();
        for (String title : paid) {
            held.stream()
                    .filter(one -> one.title().equals(title))
                    .findFirst()
                    .ifPresent(one ->
                            said.addAll(
                                    consider(
                                            enterprise,
                                            title,
                                            Optional.ofNullable(one.number()),
                                            Optional.of(programme))));
        }
        return said;
    }

    private List<Proposal> consider(
            String key, String title, Optional<String> number, Optional<String> only) {
        LocalDate today = LocalDate.now(clock);
        Optional<RegisteredEnterprise> enterprise = enterprises.find(key);
        Optional<HeldTitle> held =
                titles.titles(key, today, today).stream()
                        .filter(one -> one.title().equals(title))
                        .filter(one -> number.equals(Optional.ofNullable(one.number())))
                        .findFirst();
        if (enterprise.isEmpty() || held.isEmpty() || held.get().from().isAfter(today)) {
            return List.of();
        }
        LocalDate asOf = held.get().from();
        List<Proposal> said = new ArrayList<>();
        List<Candidate> candidates = new ArrayList<>();
        for (Programme programme : programmes.all()) {
            if (pays(programme, title, enterprise.get())
                    && only.filter(id -> !id.equals(programme.id())).isEmpty()) {
                evaluations
                        .one(key, programme.id(), asOf, today, false)
                        .ifPresent(assessment ->
                                judge(assessment, enterprise.get(), held.get(), said, candidates));
            }
        }
        candidates.sort(Comparator.comparing(Candidate::amount).reversed());
        candidates.forEach(candidate -> said.add(propose(candidate, today)));
        return said;
    }

    /// A part that is due.
    private record Candidate(
            RegisteredEnterprise enterprise,
            Programme programme,
            Evaluation evaluation,
            HeldTitle title,
            String matter,
            Money amount) {

        String thing() {
            return title.number() == null ? title.from().toString() : title.number();
        }

        Level level() {
            return Level.ofRegion(programme.definition().region());
        }

        String region() {
            String region = programme.definition().region();
            return region == null ? "" : region;
        }
    }

    private static boolean pays(
            Programme programme, String title, RegisteredEnterprise enterprise) {
        String own = programme.definition().region();
        String region = enterprise.region() == null ? "" : enterprise.region();
        return programme.definition().kind().equals(REWARD)
                && (own == null || region.startsWith(own))
                && programme.definition().pays().stream()
                        .anyMatch(pay -> pay.title().equals(title));
    }

    private static void judge(
            Assessment assessment,
            RegisteredEnterprise enterprise,
            HeldTitle title,
            List<Proposal> said,
            List<Candidate> candidates) {
        Programme programme = assessment.programme();
        if (assessment.evaluation().isEmpty()) {
            said.add(
                    new Proposal.NotProposed(
                            programme.id(), assessment.problems().getFirst().message()));
            return;
        }
        Evaluation evaluation = assessment.evaluation().get();
        for (Parts part : Parts.of(programme, title.title(), evaluation)) {
            if (part.amount().isPresent()) {
                candidates.add(
                        new Candidate(
                                enterprise,
                                programme,
                                evaluation,
                                title,
                                part.pay().matter(),
                                part.amount().get()));
            } else {
                said.add(
                        new Proposal.NotProposed(
                                programme.id(),
                                why(evaluation, Parts.isOpen(part.pay(), evaluation))));
            }
        }
    }

    private static Words why(Evaluation evaluation, boolean open) {
        if (open) {
            return new Words(
                    "条件都符合，但金额还取决于未登记的数据。",
                    "All conditions are met, but the amount hangs on facts that are not on file.");
        }
        String missing =
                String.join(", ", evaluation.missing().stream().map(FactKey::fact).toList());
        return switch (evaluation.verdict()) {
            case MET -> new Words("没有可发的金额。", "Nothing is left to be paid.");
            case NOT_MET -> new Words("条件不符合，或者已经领取。", "Not met, or received already.");
            case UNKNOWN ->
                    new Words("缺少数据：%s。".formatted(missing), "Facts are missing: " + missing + ".");
            case NOT_IN_FORCE ->
                    new Words(
                            "证书生效之日（%s）没有施行中的版本。".formatted(evaluation.asOf()),
                            "No version was in force on the first day of the title, %s."
                                    .formatted(evaluation.asOf()));
        };
    }

    private Proposal propose(Candidate candidate, LocalDate today) {
        String id = candidate.programme().id();
        String key = candidate.enterprise().key();
        lock(key);
        if (proposedBefore(candidate)) {
            return new Proposal.NotProposed(id, new Words("此前已经提出过。", "It was proposed before."));
        }
        Optional<Words> before =
                earlier.find(
                        new EarlierAwards.Question(
                                0,
                                key,
                                id,
                                candidate.matter(),
                                candidate.thing(),
                                candidate.level(),
                                candidate.title().from(),
                                today));
        return before.<Proposal>map(words -> new Proposal.NotProposed(id, words))
                .orElseGet(() -> new Proposal.Proposed(id, insert(candidate, today)));
    }

    /// One proposal at a time for an enterprise; the unique index would refuse a second one anyway,
    /// this lets it be named instead.
    private void lock(String enterprise) {
        database.sql("select pg_advisory_xact_lock(hashtextextended('ledger ' || :key, 0))")
                .param("key", enterprise)
                .query((_, _) -> true)
                .single();
    }

    /// Whether the same programme proposed it before: what was waived or dropped does not come back
    /// by itself, what was recovered does.
    private boolean proposedBefore(Candidate candidate) {
        return database.sql(
                        """
                        select exists (
                            select from ledger.reward
                            where enterprise_key = :key and programme = :programme
                              and matter = :matter and thing = :thing and state <> 'RECOVERED'
                              and (state <> 'DROPPED' or :job))
                        """)
                .param("key", candidate.enterprise().key())
                .param("programme", candidate.programme().id())
                .param("matter", candidate.matter())
                .param("thing", candidate.thing())
                .param("job", viewer.get().role() == org.echelon.platform.identity.Role.OPERATOR)
                .query(Boolean.class)
                .single();
    }

    private long insert(Candidate candidate, LocalDate today) {
        RegisteredEnterprise enterprise = candidate.enterprise();
        LocalDate version = candidate.evaluation().version();
        if (version == null) {
            throw new IllegalStateException("met without a version: " + candidate.programme().id());
        }
        long budget =
                budgets.open(
                        candidate.programme().id(),
                        line(candidate.programme(), version),
                        candidate.region(),
                        today.getYear(),
                        enterprise.synthetic());
        long id =
                database.sql(
                                """
                                insert into ledger.reward (budget_id, enterprise_key, enterprise_name, region,
                                    synthetic, programme, version, level, matter, title, thing, amount, as_of,
                                    known_at, evaluation, state, proposed_at, changed_at)
                                values (:budget, :key, :name, :region, :synthetic, :programme, :version, :level,
                                    :matter, :title, :thing, :amount, :asOf, :today,
                                    cast(:evaluation as jsonb), 'CANDIDATE', :now, :now)
                                returning id
                                """)
                        .param("budget", budget)
                        .param("key", enterprise.key())
                        .param("name", enterprise.name())
                        .param("region", enterprise.region() == null ? "" : enterprise.region())
                        .param("synthetic", enterprise.synthetic())
                        .param("programme", candidate.programme().id())
                        .param("version", version)
                        .param("level", candidate.level().code())
                        .param("matter", candidate.matter())
                        .param("title", candidate.title().title())
                        .param("thing", candidate.thing())
                        .param("amount", amount(candidate))
                        .param("asOf", candidate.evaluation().asOf())
                        .param("today", today)
                        .param("evaluation", EvaluationJson.of(candidate.evaluation()))
                        .param("now", OffsetDateTime.now(clock))
                        .query(Long.class)
                        .single();
        events.publishEvent(
                new Audited(
                        "ledger.propose",
                        "reward:" + id,
                        Map.of(
                                "enterprise", enterprise.key(),
                                "programme", candidate.programme().id(),
                                "matter", candidate.matter(),
                                "amount", candidate.amount().toString())));
        return id;
    }

    private static BigDecimal amount(Candidate candidate) {
        return Amounts.decimal(candidate.amount());
    }

    private static String line(Programme programme, LocalDate version) {
        return programme
                .version(version)
                .flatMap(found -> found.definition().budget())
                .map(VersionDefinition.Budget::line)
                .orElse(LINE);
    }
}
