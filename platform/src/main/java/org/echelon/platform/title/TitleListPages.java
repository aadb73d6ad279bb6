package org.echelon.platform.title;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.echelon.platform.identity.Access;
import org.echelon.platform.page.Address;
import org.echelon.platform.page.Cell;
import org.echelon.platform.page.Column;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.LinkView;
import org.echelon.platform.page.Table;
import org.echelon.platform.page.TableAsk;
import org.echelon.platform.page.TableFile;
import org.echelon.platform.reference.Division;
import org.echelon.platform.reference.Divisions;
import org.echelon.policy.programme.Ladder;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Who holds which title? For everybody.
@Controller
class TitleListPages {

    private static final int FIRST_YEAR = 2008;

    private final PublicTitles titles;
    private final TitleNames names;
    private final Divisions divisions;
    private final Ladder ladder;
    private final Access access;
    private final Clock clock;

    TitleListPages(
            PublicTitles titles,
            TitleNames names,
            Divisions divisions,
            Ladder ladder,
            Access access,
            Clock clock) {
        this.titles = titles;
        this.names = names;
        this.divisions = divisions;
        this.ladder = ladder;
        this.access = access;
        this.clock = clock;
    }

    @GetMapping("/titles")
    Object list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "") String year,
            @RequestParam(defaultValue = "") String state,
            HttpServletRequest request,
            Locale locale,
            Model model) {
        Formats say = new Formats(locale);
        TableAsk ask = TableAsk.of(request);
        LocalDate today = LocalDate.now(clock);
        Integer from = year.matches("20[0-9]{2}") ? Integer.valueOf(year) : null;
        TitleQuestion question =
                new TitleQuestion(
                        q,
                        title,
                        region,
                        from,
                        state(state),
                        today,
                        sort(ask.sort()),
                        ask.sort() == null || ask.descending(),
                        ask.file().isPresent() ? 1 : ask.page(),
                        ask.file().isPresent() ? TitleQuestion.MOST : Table.PAGE);
        PublicTitles.Listed found = titles.find(question);
        Table<PublicTitle> table = table(say);
        if (ask.file().isPresent()) {
            return TableFile.answer(table, found.rows(), new TableAsk(null, false, 1, ask.file()));
        }
        Address address = Address.of(request);
        model.addAttribute("q", q.strip());
        model.addAttribute("title", title);
        model.addAttribute("region", region);
        model.addAttribute("year", from == null ? "" : from.toString());
        model.addAttribute("state", state);
        model.addAttribute("kinds", kinds(say));
        model.addAttribute("regions", regions(region, say));
        model.addAttribute("years", years(today));
        model.addAttribute("states", states(say));
        model.addAttribute("today", say.day(today));
        model.addAttribute("records", access.imports());
        model.addAttribute("filtered", !(q + title + region + year + state).isBlank());
        model.addAttribute("table", table.view(found.rows(), found.total(), ask, address));
        return "title/list";
    }

    private static Optional<TitleState> state(String text) {
        return Arrays.stream(TitleState.values())
                .filter(one -> one.name().equalsIgnoreCase(text))
                .findFirst();
    }

    private static TitleQuestion.Sort sort(@Nullable String column) {
        return switch (column == null ? "" : column) {
            case "name" -> TitleQuestion.Sort.NAME;
            case "title" -> TitleQuestion.Sort.TITLE;
            case "until" -> TitleQuestion.Sort.UNTIL;
            default -> TitleQuestion.Sort.FROM;
        };
    }

    private Table<PublicTitle> table(Formats say) {
        Comparator<PublicTitle> byDatabase = (_, _) -> 0;
        return new Table<>(
                "titles",
                say.either("企业称号名单", "Titles held"),
                List.of(
                        Column.<PublicTitle>of(
                                        "name",
                                        say.either("企业", "Enterprise"),
                                        row -> name(row, say))
                                .by(byDatabase),
                        Column.of(
                                "code",
                                say.either("统一社会信用代码", "Credit code"),
                                row -> Cell.text(row.code())),
                        Column.<PublicTitle>of(
                                        "title",
                                        say.either("称号", "Title"),
                                        row -> Cell.text(say.words(names.of(row.title()))))
                                .by(byDatabase),
                        Column.of("number", say.either("编号", "Number"), row -> number(row, say)),
                        Column.<PublicTitle>of(
                                        "from",
                                        say.either("起", "From"),
                                        row -> Cell.day(row.from(), say))
                                .by(byDatabase),
                        Column.<PublicTitle>of(
                                        "until",
                                        say.either("最后有效日", "Last day"),
                                        row ->
                                                Cell.day(
                                                        row.until() == null
                                                                ? null
                                                                : row.until().minusDays(1),
                                                        say))
                                .by(byDatabase),
                        Column.of(
                                "state",
                                say.either("状态", "State"),
                                row -> new Cell.Status(TitleTags.of(row.state(), say))),
                        Column.of(
                                "simulated",
                                say.either("编号来源", "Number from"),
                                row -> Cell.text(origin(row, say)))));
    }

    private static String origin(PublicTitle row, Formats say) {
        if (row.simulated()) {
            return TitleTags.simulated(say);
        }
        return row.number() == null ? "–" : say.either("发证或登记机关", "the issuing authority");
    }

    private static Cell name(PublicTitle row, Formats say) {
        return new Cell.Text(
                say.name(row.name(), row.nameEn()),
                null,
                row.synthetic() ? say.either("虚构的演示企业", "invented, for demonstration") : null);
    }

    private static Cell number(PublicTitle row, Formats say) {
        return new Cell.Text(
                row.number() == null ? "–" : row.number(),
                null,
                row.revokedOn() == null
                        ? null
                        : say.either(
                                "自 " + say.day(row.revokedOn()) + " 起撤销",
                                "revoked from " + say.day(row.revokedOn())));
    }

    private List<LinkView> kinds(Formats say) {
        return ladder.rungs().stream()
                .flatMap(rung ->
                        rung.titles().stream().map(id -> LinkView.of(say.words(names.of(id)), id)))
                .toList();
    }

    /// The chosen region with those above it, and those directly below it to choose next.
    private List<LinkView> regions(String chosen, Formats say) {
        List<LinkView> links = new ArrayList<>();
        List<Division> chain = divisions.chain(chosen);
        chain.forEach(division -> links.add(link(division, say)));
        if (chain.isEmpty() || chain.getLast().code().length() < 6) {
            divisions
                    .children(chain.isEmpty() ? "" : chain.getLast().code())
                    .forEach(division -> links.add(link(division, say)));
        }
        return links;
    }

    private static LinkView link(Division division, Formats say) {
        return LinkView.of(say.words(division.name()), division.code());
    }

    private static List<String> years(LocalDate today) {
        List<String> years = new ArrayList<>();
        for (int year = today.getYear(); year >= FIRST_YEAR; year--) {
            years.add(Integer.toString(year));
        }
        return years;
    }

    private static List<LinkView> states(Formats say) {
        return Arrays.stream(TitleState.values())
                .map(one ->
                        LinkView.of(say.words(one.words()), one.name().toLowerCase(Locale.ROOT)))
                .toList();
    }
}
