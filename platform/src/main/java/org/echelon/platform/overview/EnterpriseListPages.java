package org.echelon.platform.overview;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.echelon.platform.identity.CurrentViewer;
import org.echelon.platform.page.Address;
import org.echelon.platform.page.Cell;
import org.echelon.platform.page.Column;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.LinkView;
import org.echelon.platform.page.Table;
import org.echelon.platform.page.TableAsk;
import org.echelon.platform.page.TableFile;
import org.echelon.platform.page.Tag;
import org.echelon.platform.reference.Division;
import org.echelon.platform.reference.Divisions;
import org.echelon.policy.programme.Ladder;
import org.echelon.policy.programme.Rung;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The enterprises of the reader's region. For administrations.
@Controller
class EnterpriseListPages {

    private static final int ALL = 10_000;

    private final EnterpriseSearch search;
    private final Divisions divisions;
    private final Ladder ladder;
    private final CurrentViewer viewer;
    private final Desk desk;

    EnterpriseListPages(
            EnterpriseSearch search,
            Divisions divisions,
            Ladder ladder,
            CurrentViewer viewer,
            Desk desk) {
        this.search = search;
        this.divisions = divisions;
        this.ladder = ladder;
        this.viewer = viewer;
        this.desk = desk;
    }

    @GetMapping("/enterprises")
    Object list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "") String rung,
            HttpServletRequest request,
            Locale locale,
            Model model) {
        Formats say = new Formats(locale);
        TableAsk ask = TableAsk.of(request);
        Table<SearchResult.Row> table = table(say);
        if (ask.file().isPresent()) {
            List<SearchResult.Row> all = search.search(query(q, region, rung, ask, 1, ALL)).rows();
            return TableFile.answer(table, all, new TableAsk(null, false, 1, ask.file()));
        }
        SearchResult found = search.search(query(q, region, rung, ask, ask.page(), Table.PAGE));
        Address address = Address.of(request);
        model.addAttribute("q", q.strip());
        model.addAttribute("region", region);
        model.addAttribute("rung", rung);
        model.addAttribute("regions", regions(say));
        model.addAttribute("rungs", rungs(say));
        model.addAttribute("table", table.view(found.rows(), found.total(), ask, address));
        model.addAttribute("clear", address.without("q", "region", "rung", "page").toString());
        return "overview/enterprises";
    }

    private SearchQuery query(
            String q, String region, String rung, TableAsk ask, int page, int size) {
        return new SearchQuery(
                q, region, rung, sort(ask.sort()), ask.descending(), page, size, desk.today());
    }

    private static SearchQuery.Sort sort(@Nullable String column) {
        return switch (column == null ? "" : column) {
            case "region" -> SearchQuery.Sort.REGION;
            case "rung" -> SearchQuery.Sort.RUNG;
            case "registered" -> SearchQuery.Sort.REGISTERED_ON;
            case "until" -> SearchQuery.Sort.VALID_UNTIL;
            default -> SearchQuery.Sort.NAME;
        };
    }

    private Table<SearchResult.Row> table(Formats say) {
        Comparator<SearchResult.Row> byDatabase = (_, _) -> 0;
        return new Table<>(
                "enterprises",
                say.either("企业名单", "Enterprises"),
                List.of(
                        Column.<SearchResult.Row>of(
                                        "name",
                                        say.either("企业", "Enterprise"),
                                        row -> name(row, say))
                                .by(byDatabase),
                        Column.<SearchResult.Row>of(
                                "code",
                                say.either("代码", "Code"),
                                row ->
                                        Cell.text(
                                                row.uscc() == null
                                                        ? Optional.ofNullable(row.otherId())
                                                                .orElse("–")
                                                        : row.uscc())),
                        Column.<SearchResult.Row>of(
                                        "region",
                                        say.either("所在地", "Region"),
                                        row -> Cell.text(place(row.region(), say)))
                                .by(byDatabase),
                        Column.<SearchResult.Row>of(
                                        "rung",
                                        say.either("最高层级", "Highest rung"),
                                        row -> rung(row, say))
                                .by(byDatabase),
                        Column.<SearchResult.Row>of(
                                        "until",
                                        say.either("最后有效日", "Last day"),
                                        row ->
                                                Cell.day(
                                                        row.validUntil() == null
                                                                ? null
                                                                : row.validUntil().minusDays(1),
                                                        say))
                                .by(byDatabase),
                        Column.<SearchResult.Row>of(
                                        "registered",
                                        say.either("成立日期", "Registered"),
                                        row -> Cell.day(row.registeredOn(), say))
                                .by(byDatabase)));
    }

    private static Cell name(SearchResult.Row row, Formats say) {
        String name = say.name(row.name(), row.nameEn());
        return new Cell.Text(
                name,
                Answers.address(row.key()),
                row.synthetic() ? say.either("虚构的演示企业", "invented, for demonstration") : null);
    }

    private static Cell rung(SearchResult.Row row, Formats say) {
        return row.rung()
                .<Cell>map(rung -> new Cell.Status(new Tag("held", "★", say.words(rung.name()))))
                .orElse(Cell.text(say.either("尚无", "none yet")));
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
                        .or(() -> divisions.find(code).map(d -> say.words(d.name())))
                        .orElse(code);
    }

    private List<LinkView> regions(Formats say) {
        String own = Optional.ofNullable(viewer.get().region()).orElse("");
        return divisions.children(own).stream()
                .map(division -> LinkView.of(say.words(division.name()), division.code()))
                .toList();
    }

    private List<LinkView> rungs(Formats say) {
        return ladder.rungs().stream()
                .map((Rung rung) -> LinkView.of(say.words(rung.name()), rung.id()))
                .toList();
    }
}
