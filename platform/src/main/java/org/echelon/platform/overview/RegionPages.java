package org.echelon.platform.overview;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
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
import org.echelon.policy.message.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// A region's enterprises by rung and by district. For administrations of the region.
@Controller
class RegionPages {

    private static final String NONE = "none";

    private final RegionOverview overview;
    private final CurrentViewer viewer;
    private final Desk desk;

    RegionPages(RegionOverview overview, CurrentViewer viewer, Desk desk) {
        this.overview = overview;
        this.viewer = viewer;
        this.desk = desk;
    }

    /// The reader's own region.
    @GetMapping("/regions")
    Object own(
            @RequestParam(name = "as-of", required = false) @Nullable LocalDate asOf,
            HttpServletRequest request,
            Locale locale,
            Model model) {
        return page(
                Optional.ofNullable(viewer.get().region()).orElse(""),
                asOf,
                request,
                locale,
                model);
    }

    @GetMapping("/regions/{code}")
    Object page(
            @PathVariable String code,
            @RequestParam(name = "as-of", required = false) @Nullable LocalDate asOf,
            HttpServletRequest request,
            Locale locale,
            Model model) {
        Formats say = new Formats(locale);
        RegionSummary summary =
                overview.of(code, asOf == null ? desk.today() : asOf)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Table<RegionSummary.Part> table = table(summary, say);
        TableAsk ask = TableAsk.of(request);
        if (ask.file().isPresent()) {
            return TableFile.answer(table, summary.parts(), ask);
        }
        String name =
                summary.chain().isEmpty()
                        ? say.either("全国", "The whole country")
                        : say.words(summary.chain().getLast().name());
        Address address = Address.of(request);
        model.addAttribute("name", name);
        model.addAttribute("day", say.day(summary.asOf()));
        model.addAttribute("above", above(summary, say));
        model.addAttribute("total", say.count(summary.total()));
        model.addAttribute("synthetic", summary.synthetic());
        model.addAttribute("syntheticCount", say.count(summary.synthetic()));
        model.addAttribute("rungs", rungs(summary, say));
        model.addAttribute("parts", summary.parts());
        model.addAttribute("shown", shown(summary));
        model.addAttribute("table", table.view(summary.parts(), ask, address));
        return "overview/region";
    }

    /// A rung with its counts.
    public record RungCount(String name, String highest, String holders, String address) {}

    private static List<RungCount> rungs(RegionSummary summary, Formats say) {
        List<RungCount> counts = new ArrayList<>();
        for (RegionSummary.RungCount count : summary.rungs()) {
            counts.add(
                    new RungCount(
                            say.words(count.rung().name()),
                            say.count(count.highest()),
                            say.count(count.holders()),
                            list(summary.code(), count.rung().id())));
        }
        counts.add(
                new RungCount(
                        say.either("尚未进入任何层级", "On no rung yet"),
                        say.count(summary.withoutRung()),
                        "–",
                        list(summary.code(), NONE)));
        return counts;
    }

    private static String list(String region, String rung) {
        return Address.of("/enterprises").with("region", region).with("rung", rung).toString();
    }

    /// Rungs that somebody holds: the columns of table and picture.
    private static List<RegionSummary.RungCount> shown(RegionSummary summary) {
        return summary.rungs().stream().filter(count -> count.highest() > 0).toList();
    }

    private static List<LinkView> above(RegionSummary summary, Formats say) {
        return summary.chain().stream()
                .limit(Math.max(0, summary.chain().size() - 1))
                .map(division ->
                        LinkView.of(say.words(division.name()), "/regions/" + division.code()))
                .toList();
    }

    private static Table<RegionSummary.Part> table(RegionSummary summary, Formats say) {
        List<Column<RegionSummary.Part>> columns = new ArrayList<>();
        columns.add(
                Column.<RegionSummary.Part>of(
                                "part",
                                say.either("地区", "District"),
                                part ->
                                        part.division().code().isEmpty()
                                                        || part.division()
                                                                .code()
                                                                .equals(summary.code())
                                                ? Cell.text(say.words(part.division().name()))
                                                : Cell.link(
                                                        say.words(part.division().name()),
                                                        "/regions/" + part.division().code()))
                        .by((one, other) ->
                                one.division().code().compareTo(other.division().code())));
        for (RegionSummary.RungCount count : shown(summary)) {
            columns.add(column(count.rung().id(), count.rung().name(), say));
        }
        columns.add(column(NONE, new Words("尚无层级", "On no rung"), say));
        columns.add(
                Column.<RegionSummary.Part>number(
                                "total",
                                say.either("合计", "Total"),
                                part -> Cell.count(part.total(), say))
                        .by((one, other) -> Integer.compare(one.total(), other.total())));
        return new Table<>(
                "region",
                say.either("按地区和最高层级统计的企业数", "Enterprises by district and highest rung"),
                columns);
    }

    private static Column<RegionSummary.Part> column(String rung, Words name, Formats say) {
        return Column.<RegionSummary.Part>number(
                        rung,
                        say.words(name),
                        part -> Cell.count(part.highest().getOrDefault(rung, 0), say))
                .by((one, other) ->
                        Integer.compare(
                                one.highest().getOrDefault(rung, 0),
                                other.highest().getOrDefault(rung, 0)));
    }
}
