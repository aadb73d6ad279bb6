package org.echelon.platform.outlook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.echelon.platform.page.Cell;
import org.echelon.platform.page.Column;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.Table;
import org.echelon.platform.page.Tag;
import org.echelon.platform.reference.Division;
import org.echelon.platform.reference.Divisions;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The columns of each work list.
@Component
class WorkTables {

    /// Rows come sorted from the database.
    private static final Comparator<WorkRow> SORTED = (_, _) -> 0;

    private final OutlookWords words;
    private final Divisions divisions;

    WorkTables(OutlookWords words, Divisions divisions) {
        this.words = words;
        this.divisions = divisions;
    }

    Table<WorkRow> of(WorkList list, Formats say) {
        List<Column<WorkRow>> columns = new ArrayList<>();
        columns.add(of("name", say.either("企业", "Enterprise"), row -> name(row, say)).by(SORTED));
        columns.add(of("code", say.either("代码", "Code"), row -> Cell.text(row.key())));
        columns.add(
                of(
                                "region",
                                say.either("所在地", "Region"),
                                row -> Cell.text(place(row.region(), say)))
                        .by(SORTED));
        columns.add(
                of(
                                "programme",
                                list == WorkList.ABOUT_TO_LOSE
                                        ? say.either("资格", "Title")
                                        : say.either("政策", "Programme"),
                                row ->
                                        Cell.link(
                                                words.name(row.programme(), say),
                                                words.answer(row.key(), row.programme())))
                        .by(SORTED));
        columns.addAll(
                switch (list) {
                    case NEWLY_ELIGIBLE -> newly(say);
                    case ABOUT_TO_LOSE -> losing(say);
                    case ONE_STEP_AWAY -> near(say);
                    case PAYMENTS -> payments(say);
                });
        return new Table<>(list.path(), say.words(list.words()), columns);
    }

    private List<Column<WorkRow>> newly(Formats say) {
        return List.of(
                since(say),
                of(
                        "why",
                        say.either("原因", "What changed"),
                        row ->
                                new Cell.Text(
                                        row.turned()
                                                .map(turned ->
                                                        words.turned(row.programme(), turned, say))
                                                .orElseGet(() -> first(say)),
                                        null,
                                        row.turned()
                                                .map(turned ->
                                                        say.either("此前：", "before: ")
                                                                + say.words(turned.from().words()))
                                                .orElse(null))));
    }

    private List<Column<WorkRow>> losing(Formats say) {
        return List.of(
                of(
                                "until",
                                say.either("最后有效日", "Last day"),
                                row -> Cell.day(lastDay(row.until()), say))
                        .by(SORTED),
                of(
                        "today",
                        say.either("按今天的数据", "On today's facts"),
                        row ->
                                new Cell.Status(
                                        row.standing()
                                                .map(standing -> standing.stand().tag(say))
                                                .orElseGet(() ->
                                                        Tag.quiet(
                                                                say.either("未判断", "Not judged"))))),
                of(
                        "failing",
                        say.either("不符合的条件", "What is not met"),
                        row -> Cell.text(failing(row, say))));
    }

    private List<Column<WorkRow>> near(Formats say) {
        return List.of(
                of(
                        "failing",
                        say.either("差哪一项，差多少", "What is missed, by how much"),
                        row -> Cell.text(failing(row, say))),
                of(
                        "change",
                        say.either("一项变动", "One change"),
                        row ->
                                Cell.text(
                                        row.standing()
                                                .flatMap(standing -> words.change(standing, say))
                                                .orElse("–"))));
    }

    private List<Column<WorkRow>> payments(Formats say) {
        return List.of(
                Column.<WorkRow>number(
                                "amount",
                                say.either("按今天的数据可发", "Amount on today's facts"),
                                row -> amount(row, say))
                        .by(SORTED),
                since(say));
    }

    private static Column<WorkRow> since(Formats say) {
        return of("since", say.either("自", "Since"), row -> Cell.day(row.since(), say)).by(SORTED);
    }

    private static String first(Formats say) {
        return say.either("首次判断即符合", "met at the first judgement");
    }

    private String failing(WorkRow row, Formats say) {
        List<String> lines =
                row.standing()
                        .map(standing -> words.failing(row.programme(), standing, say))
                        .orElse(List.of());
        return lines.isEmpty() ? "–" : String.join(say.either("；", "; "), lines);
    }

    private static Cell amount(WorkRow row, Formats say) {
        Optional<Rational> yuan =
                row.standing()
                        .flatMap(Standing::amount)
                        .map(money -> Rational.parse(money.toString()));
        return new Cell.Figure(
                yuan.orElse(null), yuan.map(say::money).orElseGet(say::unknown), null);
    }

    static @Nullable LocalDate lastDay(@Nullable LocalDate until) {
        return until == null ? null : until.minusDays(1);
    }

    private static Cell name(WorkRow row, Formats say) {
        return new Cell.Text(
                say.name(row.name(), row.nameEn()),
                OutlookWords.address(row.key()) + "/outlook",
                row.synthetic() ? say.either("虚构的演示企业", "invented, for demonstration") : null);
    }

    private String place(@Nullable String code, Formats say) {
        return code == null
                ? say.unknown()
                : divisions.chain(code).stream()
                        .skip(1)
                        .map(Division::name)
                        .map(say::words)
                        .reduce((above, below) ->
                                say.chinese() ? above + below : below + ", " + above)
                        .orElse(code);
    }

    private static Column<WorkRow> of(String id, String label, Function<WorkRow, Cell> cell) {
        return Column.of(id, label, cell);
    }
}
