package org.echelon.platform.outlook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.echelon.platform.identity.Role;
import org.echelon.platform.identity.Viewer;
import org.echelon.platform.page.Cell;
import org.echelon.platform.page.Column;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.Table;
import org.echelon.platform.page.TableView;
import org.echelon.platform.page.Tag;
import org.echelon.platform.title.HeldTitle;
import org.echelon.policy.Programmes;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Sorts what is known of one enterprise's standings into what it may do about it.
@Component
class OutlookViews {

    private final OutlookWords words;
    private final Programmes programmes;
    private final JdbcClient database;

    OutlookViews(OutlookWords words, Programmes programmes, JdbcClient database) {
        this.words = words;
        this.programmes = programmes;
        this.database = database;
    }

    /// A programme or title and what is to say of it.
    ///
    /// @param id of the programme
    /// @param tag how it stands
    /// @param lines why, and what lacks
    /// @param amount what would be paid, where something would
    /// @param propose whether the reader may propose the payment
    public record Item(
            String id,
            String name,
            String address,
            Tag tag,
            List<String> lines,
            @Nullable String amount,
            boolean propose) {}

    /// What an enterprise's page shows.
    ///
    /// @param eligible programmes that are met, without title or case
    /// @param risks titles held that would not be met, or that end within the months of warning
    /// @param near programmes that are one step away
    /// @param payments rewards that could be paid without applying
    public record View(
            List<Item> eligible, List<Item> risks, List<Item> near, List<Item> payments) {}

    /// @param held the titles that are valid today
    View of(
            String enterprise,
            List<Outlooks.Line> lines,
            List<HeldTitle> held,
            LocalDate today,
            Viewer reader,
            Formats say) {
        List<Item> eligible = new ArrayList<>();
        List<Item> risks = new ArrayList<>();
        List<Item> near = new ArrayList<>();
        List<Item> payments = new ArrayList<>();
        LocalDate warned = today.plusMonths(WorkQuestion.MONTHS);
        for (Outlooks.Line line : lines) {
            Standing standing = line.standing();
            boolean ends = line.until() != null && !line.until().isAfter(warned);
            boolean free = !line.held() && !line.open();
            if (line.held() && (ends || standing.stand() == Stand.NOT_MET)) {
                risks.add(item(enterprise, line, reader, say));
            } else if (standing.amount().isPresent()
                    && isListed(WorkList.PAYMENTS, line.programme())
                    && !isProposed(enterprise, line.programme())) {
                payments.add(item(enterprise, line, reader, say));
            } else if (free
                    && standing.stand() == Stand.MET
                    && isListed(WorkList.NEWLY_ELIGIBLE, line.programme())) {
                eligible.add(item(enterprise, line, reader, say));
            } else if (free
                    && isNear(standing)
                    && isListed(WorkList.ONE_STEP_AWAY, line.programme())) {
                near.add(item(enterprise, line, reader, say));
            }
        }
        held.stream()
                .filter(title -> title.until() != null && !title.until().isAfter(warned))
                .filter(title ->
                        lines.stream().noneMatch(line -> line.programme().equals(title.title())))
                .map(title -> ending(enterprise, title, say))
                .forEach(risks::add);
        return new View(eligible, risks, near, payments);
    }

    /// A title of no programme that was judged: all there is to say is its end.
    private Item ending(String enterprise, HeldTitle title, Formats say) {
        return new Item(
                title.title(),
                words.name(title.title(), say),
                words.answer(enterprise, title.title()),
                Tag.quiet(say.either("未判断", "Not judged")),
                Optional.ofNullable(WorkTables.lastDay(title.until())).stream()
                        .map(last -> lastDay(last, say))
                        .toList(),
                null,
                false);
    }

    private static String lastDay(LocalDate last, Formats say) {
        return say.either("有效期至 ", "valid until ") + say.day(last);
    }

    private static boolean isNear(Standing standing) {
        return standing.stand() == Stand.NOT_MET
                && standing.unknown().isEmpty()
                && (standing.failing().size() == 1 || standing.change().isPresent());
    }

    private boolean isListed(WorkList list, String programme) {
        return programmes
                .find(programme)
                .filter(found -> WorkLists.belongs(list, found.definition()))
                .isPresent();
    }

    private boolean isProposed(String enterprise, String programme) {
        return database.sql(
                        """
                        select not exists (
                            select from unnest(:paid) pay(title)
                            join title.published_title h
                              on h.title = pay.title and h.enterprise_key = :key
                                 and h.valid_from <= identity.today()
                                 and (h.valid_until is null or h.valid_until > identity.today())
                            where not exists (
                                select from ledger.published_reward r
                                where r.enterprise_key = :key and r.programme = :programme and r.title = h.title
                                  and r.thing = coalesce(h.number, h.valid_from::text) and r.state <> 'RECOVERED'))
                        """)
                .param("key", enterprise)
                .param("programme", programme)
                .param(
                        "paid",
                        programmes.find(programme).stream()
                                .flatMap(found -> found.definition().pays().stream())
                                .map(pay -> pay.title())
                                .toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }

    private Item item(String enterprise, Outlooks.Line line, Viewer reader, Formats say) {
        Standing standing = line.standing();
        List<String> lines = new ArrayList<>();
        Optional.ofNullable(WorkTables.lastDay(line.until()))
                .ifPresent(last -> lines.add(lastDay(last, say)));
        lines.addAll(words.failing(line.programme(), standing, say));
        words.change(standing, say).ifPresent(lines::add);
        line.turned()
                .ifPresent(turned ->
                        lines.add(
                                say.day(line.since())
                                        + say.either("，", ", ")
                                        + words.turned(line.programme(), turned, say)));
        Optional<String> amount =
                standing.amount().map(money -> say.money(Rational.parse(money.toString())));
        return new Item(
                line.programme(),
                words.name(line.programme(), say),
                words.answer(enterprise, line.programme()),
                standing.stand().tag(say),
                lines,
                amount.orElse(null),
                amount.isPresent() && mayPropose(reader, line.programme()));
    }

    /// An officer of the authority that pays, or of one above it.
    private boolean mayPropose(Viewer reader, String programme) {
        return reader.role() == Role.OFFICER
                && programmes
                        .find(programme)
                        .map(found -> Optional.ofNullable(found.definition().region()).orElse(""))
                        .filter(reader::covers)
                        .isPresent();
    }

    /// Every change of a verdict as a table.
    TableView history(String enterprise, List<Outlooks.Event> events, Formats say) {
        return new Table<Outlooks.Event>(
                        "history",
                        say.either("判断结果的变化", "Changes of verdicts"),
                        List.of(
                                Column.of(
                                        "programme",
                                        say.either("政策", "Programme"),
                                        event ->
                                                Cell.link(
                                                        words.name(event.programme(), say),
                                                        words.answer(
                                                                enterprise, event.programme()))),
                                Column.of(
                                        "on",
                                        say.either("日期", "Day"),
                                        event -> Cell.day(event.on(), say)),
                                Column.of(
                                        "from",
                                        say.either("此前", "Before"),
                                        event -> new Cell.Status(event.turned().from().tag(say))),
                                Column.of(
                                        "to",
                                        say.either("现在", "Then"),
                                        event -> new Cell.Status(event.turned().to().tag(say))),
                                Column.of(
                                        "why",
                                        say.either("原因", "Why"),
                                        event ->
                                                Cell.text(
                                                        words.turned(
                                                                event.programme(),
                                                                event.turned(),
                                                                say)))))
                .whole(events);
    }
}
