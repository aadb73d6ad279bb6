package org.echelon.platform.simulation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.echelon.platform.page.Cell;
import org.echelon.platform.page.Column;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.LinkView;
import org.echelon.platform.page.Table;
import org.echelon.platform.page.TableView;
import org.echelon.platform.reference.Division;
import org.echelon.platform.reference.Divisions;
import org.echelon.policy.message.Words;
import org.echelon.policy.programme.ConditionDefinition;
import org.echelon.policy.programme.ProgrammeDefinition;
import org.echelon.quantity.Money;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts what came of a simulation into words.
@Component
class ResultViews {

    private static final List<Integer> LEVELS = List.of(2, 4, 6);
    private static final int SHADES = 4;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Divisions divisions;

    ResultViews(Divisions divisions) {
        this.divisions = divisions;
    }

    /// @param within the division whose parts are shown; empty for the one that holds everybody
    ResultView of(Simulations.Answer answer, String within, Formats say) {
        Tally tally = answer.tally();
        boolean pays = tally.fen() > 0 || tally.fenBefore() > 0 || tally.unpriced() > 0;
        boolean against = answer.before().isPresent();
        List<Tally.ByDistrict> parts = parts(tally, within);
        String place = within.isEmpty() ? common(tally) : within;
        return new ResultView(
                summary(tally, pays, against, say),
                numbers(tally, pays, against, say),
                against(answer, say),
                remarks(answer, say),
                place.isEmpty() ? say.either("全国", "The whole country") : name(place, say),
                above(answer, within, say),
                parts.stream().map(one -> tile(one, answer, pays, against, say)).toList(),
                districts(parts, pays, against, say),
                conditions(answer, say),
                lists(answer, against, say),
                say.either(
                        "%s 家企业，判定用时 %d 毫秒"
                                .formatted(
                                        say.count(tally.size()), answer.nanos() / NANOS_PER_MILLI),
                        "%s enterprises judged in %d ms"
                                .formatted(
                                        say.count(tally.size()),
                                        answer.nanos() / NANOS_PER_MILLI)));
    }

    private static String summary(Tally tally, boolean pays, boolean against, Formats say) {
        String met =
                say.either(
                        "%s 家符合".formatted(say.count(tally.met())),
                        "%s meet it".formatted(say.count(tally.met())));
        String then =
                against
                        ? say.either(
                                "（现行 %s 家）".formatted(say.count(tally.before())),
                                " (%s by the rules in force)".formatted(say.count(tally.before())))
                        : "";
        String cost =
                pays
                        ? say.either(
                                "，支出 " + money(tally.fen(), say),
                                ", cost " + money(tally.fen(), say))
                        : "";
        return met + then + cost;
    }

    static String money(long fen, Formats say) {
        return say.money(Rational.of(BigInteger.valueOf(fen), BigInteger.valueOf(100)));
    }

    private static List<ResultView.Count> numbers(
            Tally tally, boolean pays, boolean against, Formats say) {
        List<ResultView.Count> numbers = new ArrayList<>();
        numbers.add(
                new ResultView.Count(
                        "met",
                        "met",
                        say.either("符合", "Meet it"),
                        say.count(tally.met()),
                        against ? say.count(tally.before()) : null,
                        against ? change(tally.met() - tally.before(), say) : null));
        numbers.add(plain("not-met", say.either("不符合", "Do not"), tally.notMet(), say));
        numbers.add(
                plain(
                        "unknown",
                        say.either("数据不足，未知", "Unknown, facts missing"),
                        tally.unknown(),
                        say));
        if (tally.invalid() > 0) {
            numbers.add(
                    new ResultView.Count(
                            "invalid",
                            "quiet",
                            say.either("数据有误，未判定", "Not judged, impossible facts"),
                            say.count(tally.invalid()),
                            null,
                            null));
        }
        if (pays) {
            numbers.add(
                    new ResultView.Count(
                            "cost",
                            "cost",
                            say.either("支出", "Cost"),
                            money(tally.fen(), say),
                            against ? money(tally.fenBefore(), say) : null,
                            against ? percent(tally.fen(), tally.fenBefore(), say) : null));
        }
        return numbers;
    }

    private static ResultView.Count plain(String kind, String label, int count, Formats say) {
        return new ResultView.Count(kind, kind, label, say.count(count), null, null);
    }

    private static @Nullable String change(int difference, Formats say) {
        return difference == 0
                ? null
                : (difference > 0 ? "+" : "−") + say.count(Math.abs(difference));
    }

    private static @Nullable String percent(long now, long before, Formats say) {
        if (now == before || before == 0) {
            return null;
        }
        Rational share =
                Rational.of(BigInteger.valueOf(now - before), BigInteger.valueOf(before))
                        .times(Rational.HUNDRED);
        String text =
                share.abs().toDecimal(1, java.math.RoundingMode.HALF_UP).toPlainString()
                        + say.either("%", "\u00a0%");
        return (share.signum() > 0 ? "+" : "−") + text;
    }

    private static @Nullable String against(Simulations.Answer answer, Formats say) {
        return answer.opened()
                .standing()
                .map(version ->
                        say.either(
                                "对照现行版本（%s 起施行）".formatted(version.definition().from()),
                                "against the version in force since %s"
                                        .formatted(version.definition().from())))
                .orElse(null);
    }

    private static List<String> remarks(Simulations.Answer answer, Formats say) {
        Tally tally = answer.tally();
        List<String> remarks = new ArrayList<>();
        if (answer.before().isEmpty()) {
            remarks.add(
                    say.either(
                            "%s 当天没有现行版本，无从对照".formatted(answer.question().asOf()),
                            "No version is in force on %s, so nothing is compared"
                                    .formatted(answer.question().asOf())));
        }
        if (tally.unpriced() > 0) {
            remarks.add(
                    say.either(
                            "另有 %s 家符合但金额未定，未计入支出".formatted(say.count(tally.unpriced())),
                            "%s more meet it with an amount that the facts do not settle; the cost leaves them out"
                                    .formatted(say.count(tally.unpriced()))));
        }
        if (tally.more() + tally.less() > 0) {
            remarks.add(
                    say.either(
                            "前后都符合的企业中，%s 家金额增加，%s 家金额减少"
                                    .formatted(say.count(tally.more()), say.count(tally.less())),
                            "Of those who meet both, %s are paid more and %s less"
                                    .formatted(say.count(tally.more()), say.count(tally.less()))));
        }
        if (tally.unknown() > 0) {
            remarks.add(
                    say.either(
                            "未知的企业既不算符合，也不计支出",
                            "Unknown enterprises count neither as meeting it nor towards the cost"));
        }
        if (answer.now().interpreted() > 0) {
            remarks.add(
                    say.either(
                            "%s 家由解释器逐家判定，其余按列计算，结论相同"
                                    .formatted(say.count(answer.now().interpreted())),
                            "%s were judged one by one by the interpreter, the others on columns; both say the same"
                                    .formatted(say.count(answer.now().interpreted()))));
        }
        return remarks;
    }

    /// The divisions directly below one, with those whose seat is told no closer than it.
    private static List<Tally.ByDistrict> parts(Tally tally, String within) {
        String place = within.isEmpty() ? common(tally) : within;
        int next = LEVELS.stream().filter(level -> level > place.length()).findFirst().orElse(6);
        Map<String, Tally.ByDistrict> parts = new TreeMap<>();
        for (Tally.ByDistrict district : tally.districts()) {
            if (district.code().startsWith(place)) {
                String code =
                        district.code().length() > next
                                ? district.code().substring(0, next)
                                : district.code();
                parts.merge(
                        code,
                        district.plus(new Tally.ByDistrict(code, 0, 0, 0, 0, 0, 0, 0, 0, 0), code),
                        (one, other) -> one.plus(other, code));
            }
        }
        return List.copyOf(parts.values());
    }

    /// The smallest division that holds everybody and has parts to tell apart.
    private static String common(Tally tally) {
        List<String> codes =
                tally.districts().stream()
                        .filter(one -> one.all() > 0 && !one.code().isEmpty())
                        .map(Tally.ByDistrict::code)
                        .toList();
        String place = "";
        for (int level : LEVELS.subList(0, 2)) {
            List<String> different =
                    codes.stream()
                            .map(code -> code.substring(0, Math.min(level, code.length())))
                            .distinct()
                            .toList();
            if (different.size() != 1 || different.getFirst().length() < level) {
                return place;
            }
            place = different.getFirst();
        }
        return place;
    }

    private String name(String code, Formats say) {
        return code.isEmpty()
                ? say.either("所在地未知", "Seat unknown")
                : divisions.find(code).map(one -> say.words(one.name())).orElse(code);
    }

    private List<LinkView> above(Simulations.Answer answer, String within, Formats say) {
        if (within.isEmpty()) {
            return List.of();
        }
        String common = common(answer.tally());
        List<LinkView> above = new ArrayList<>();
        String all = common.isEmpty() ? say.either("全国", "The whole country") : name(common, say);
        above.add(LinkView.of(all, answer.question().address("/simulations/look") + "#map"));
        for (Division division : divisions.chain(within)) {
            if (division.code().length() > common.length()
                    && division.code().length() < within.length()) {
                above.add(
                        LinkView.of(
                                say.words(division.name()),
                                inside(answer.question(), division.code())));
            }
        }
        return above;
    }

    private static String inside(SimulationQuestion question, String code) {
        return question.address("/simulations/look").with("within", code) + "#map";
    }

    private ResultView.Tile tile(
            Tally.ByDistrict part,
            Simulations.Answer answer,
            boolean pays,
            boolean against,
            Formats say) {
        return new ResultView.Tile(
                name(part.code(), say),
                say.either(
                        "%s / %s 家".formatted(say.count(part.met()), say.count(part.all())),
                        "%s of %s".formatted(say.count(part.met()), say.count(part.all()))),
                against ? change(part.met() - part.before(), say) : null,
                pays ? money(part.fen(), say) : null,
                shade(part),
                part.code().length() < LEVELS.getLast() && !part.code().isEmpty()
                        ? inside(answer.question(), part.code())
                        : null);
    }

    /// Fifths of the share that meets it, doubled: half of all is already the darkest.
    private static int shade(Tally.ByDistrict part) {
        return part.all() == 0
                ? 0
                : (int) Math.min(SHADES, Math.ceilDiv(10L * part.met(), part.all() * 1L) * 4 / 5);
    }

    private TableView districts(
            List<Tally.ByDistrict> parts, boolean pays, boolean against, Formats say) {
        List<Column<Tally.ByDistrict>> columns = new ArrayList<>();
        columns.add(
                Column.of(
                        "name",
                        say.either("地区", "District"),
                        one -> Cell.text(name(one.code(), say))));
        columns.add(count("all", say.either("企业", "Enterprises"), Tally.ByDistrict::all, say));
        columns.add(count("met", say.either("符合", "Meet it"), Tally.ByDistrict::met, say));
        columns.add(count("not", say.either("不符合", "Do not"), Tally.ByDistrict::notMet, say));
        columns.add(count("unknown", say.either("未知", "Unknown"), Tally.ByDistrict::unknown, say));
        if (against) {
            columns.add(
                    count("winners", say.either("新增", "Winners"), Tally.ByDistrict::winners, say));
            columns.add(count("losers", say.either("失去", "Losers"), Tally.ByDistrict::losers, say));
        }
        if (pays) {
            columns.add(
                    Column.number(
                            "cost",
                            say.either("支出", "Cost"),
                            one ->
                                    new Cell.Figure(
                                            new Money(one.fen()).yuan(),
                                            money(one.fen(), say),
                                            null)));
        }
        return new Table<>("districts", say.either("各地区", "By district"), columns).whole(parts);
    }

    private static <R> Column<R> count(
            String id, String label, java.util.function.ToIntFunction<R> count, Formats say) {
        return Column.number(id, label, one -> Cell.count(count.applyAsInt(one), say));
    }

    private TableView conditions(Simulations.Answer answer, Formats say) {
        ProgrammeDefinition definition = answer.opened().programme().definition();
        Map<String, String> turned = turned(answer, say);
        List<Tally.ByCondition> sorted =
                answer.tally().conditions().stream()
                        .sorted(
                                Comparator.comparingInt(Tally.ByCondition::only)
                                        .thenComparingInt(Tally.ByCondition::failing)
                                        .reversed())
                        .toList();
        return new Table<Tally.ByCondition>(
                        "conditions",
                        say.either("各项条件", "Condition by condition"),
                        List.of(
                                Column.of(
                                        "condition",
                                        say.either("条件", "Condition"),
                                        one ->
                                                Cell.text(
                                                        condition(one.id(), definition, say)
                                                                + turned.getOrDefault(
                                                                        one.id(), ""))),
                                Column.number(
                                        "only",
                                        say.either("只差这一项", "Miss only this"),
                                        one -> near(one, answer, say)),
                                count(
                                        "failing",
                                        say.either("不符合", "Do not meet it"),
                                        Tally.ByCondition::failing,
                                        say),
                                count(
                                        "open",
                                        say.either("未知", "Unknown"),
                                        Tally.ByCondition::open,
                                        say)))
                .whole(sorted);
    }

    /// By condition, what its words do not say: a figure that it is held against was turned.
    private static Map<String, String> turned(Simulations.Answer answer, Formats say) {
        Map<String, String> turned = new HashMap<>();
        for (Figure figure : answer.figures()) {
            BigDecimal set = answer.set().getOrDefault(figure.name(), figure.standing());
            if (set.compareTo(figure.standing()) != 0) {
                String shown =
                        say.words(figure.words()) + " " + SliderViews.shown(set, figure, say);
                answer.opened().version().thresholds().stream()
                        .filter(threshold -> threshold.parameter().equals(figure.name()))
                        .forEach(threshold ->
                                turned.merge(
                                        threshold.condition(),
                                        say.either("（此处：%s）", " (here: %s)").formatted(shown),
                                        String::concat));
            }
        }
        return turned;
    }

    private static Cell near(Tally.ByCondition one, Simulations.Answer answer, Formats say) {
        return one.only() == 0
                ? Cell.count(0, say)
                : Cell.link(
                        say.count(one.only()),
                        answer.question()
                                .address("/simulations/names/" + NameList.NEAR.path())
                                .with("condition", one.id())
                                .toString());
    }

    /// A condition in words.
    static String condition(String id, ProgrammeDefinition definition, Formats say) {
        return say.words(
                Optional.ofNullable(definition.conditions().get(id))
                        .map(ConditionDefinition::text)
                        .orElseGet(() ->
                                id.equals("region")
                                        ? ProgrammeDefinition.regionWords(definition.subjectKind())
                                        : new Words(id, id)));
    }

    private static List<LinkView> lists(Simulations.Answer answer, boolean against, Formats say) {
        Tally tally = answer.tally();
        List<LinkView> lists = new ArrayList<>();
        if (against) {
            lists.add(list(NameList.WINNERS, tally.winners(), answer, say));
            lists.add(list(NameList.LOSERS, tally.losers(), answer, say));
        }
        lists.add(
                list(
                        NameList.NEAR,
                        tally.conditions().stream().mapToInt(Tally.ByCondition::only).sum(),
                        answer,
                        say));
        return lists;
    }

    private static LinkView list(NameList list, int count, Simulations.Answer answer, Formats say) {
        return LinkView.of(
                say.words(list.words()) + say.either("：%s 家", ": %s").formatted(say.count(count)),
                answer.question().address("/simulations/names/" + list.path()).toString());
    }
}
