package org.echelon.platform.outlook;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.echelon.platform.identity.CurrentViewer;
import org.echelon.platform.page.Address;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.LinkView;
import org.echelon.platform.page.Table;
import org.echelon.platform.page.TableAsk;
import org.echelon.platform.page.TableFile;
import org.echelon.platform.programme.Kinds;
import org.echelon.platform.reference.Divisions;
import org.echelon.policy.Programme;
import org.echelon.policy.Programmes;
import org.echelon.policy.message.Words;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// Whom to call? The work lists of the reader's region. For administrations.
@Controller
class WorkListPages {

    private static final int MOST = 10_000;
    private static final List<Integer> MONTHS = List.of(1, 3, 6, 12, 24, 36);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final WorkLists lists;
    private final WorkTables tables;
    private final Programmes programmes;
    private final Divisions divisions;
    private final CurrentViewer viewer;
    private final Clock clock;

    WorkListPages(
            WorkLists lists,
            WorkTables tables,
            Programmes programmes,
            Divisions divisions,
            CurrentViewer viewer,
            Clock clock) {
        this.lists = lists;
        this.tables = tables;
        this.programmes = programmes;
        this.divisions = divisions;
        this.viewer = viewer;
        this.clock = clock;
    }

    /// A list as the overview shows it.
    public record Card(String name, String what, String total, String address) {}

    @GetMapping("/outlook")
    String overview(Locale locale, Model model) {
        Formats say = new Formats(locale);
        var totals = lists.totals("");
        model.addAttribute(
                "cards",
                Stream.of(WorkList.values())
                        .map(list ->
                                new Card(
                                        say.words(list.words()),
                                        say.words(what(list)),
                                        say.count(totals.getOrDefault(list, 0)),
                                        "/outlook/" + list.path()))
                        .toList());
        progress(say, model);
        return "outlook/overview";
    }

    @GetMapping("/outlook/{list}")
    Object list(
            @PathVariable String list,
            @RequestParam(defaultValue = "") String programme,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String months,
            HttpServletRequest request,
            Locale locale,
            Model model) {
        Formats say = new Formats(locale);
        WorkList asked =
                WorkList.of(list)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        TableAsk ask = TableAsk.of(request);
        int within = months(months);
        Table<WorkRow> table = tables.of(asked, say);
        boolean file = ask.file().isPresent();
        WorkQuestion question =
                new WorkQuestion(
                        asked,
                        programme,
                        region,
                        kind,
                        within,
                        WorkQuestion.Sort.of(Optional.ofNullable(ask.sort()).orElse(""), asked),
                        ask.sort() == null ? latestFirst(asked) : ask.descending(),
                        file ? 1 : ask.page(),
                        file ? MOST : Table.PAGE);
        WorkLists.Page found = lists.page(question);
        if (file) {
            return TableFile.answer(table, found.rows(), new TableAsk(null, false, 1, ask.file()));
        }
        Address address = Address.of(request);
        model.addAttribute("name", say.words(asked.words()));
        model.addAttribute("what", say.words(what(asked)));
        model.addAttribute("path", asked.path());
        model.addAttribute(
                "above", List.of(LinkView.of(say.either("工作清单", "Work lists"), "/outlook")));
        model.addAttribute("others", others(asked, region, say));
        model.addAttribute("table", table.view(found.rows(), found.total(), ask, address));
        model.addAttribute("programme", programme);
        model.addAttribute("programmes", programmes(asked, say));
        model.addAttribute("region", region);
        model.addAttribute("regions", regions(say));
        model.addAttribute("kind", kind);
        model.addAttribute("kinds", kinds(asked, say));
        model.addAttribute("within", within);
        model.addAttribute("months", hasMonths(asked) ? MONTHS : List.of());
        model.addAttribute(
                "filtered",
                Stream.of(programme, region, kind, months).anyMatch(text -> !text.isEmpty()));
        model.addAttribute(
                "clear",
                address.without("programme", "region", "kind", "months", "page").toString());
        progress(say, model);
        return "outlook/list";
    }

    private void progress(Formats say, Model model) {
        WorkLists.Progress progress = lists.progress();
        model.addAttribute("waiting", progress.waiting());
        model.addAttribute("waitingShown", say.count(progress.waiting()));
        model.addAttribute(
                "judged",
                progress.judgedAt() == null
                        ? null
                        : MOMENT.format(progress.judgedAt().atZoneSameInstant(clock.getZone())));
    }

    static Words what(WorkList list) {
        return switch (list) {
            case NEWLY_ELIGIBLE ->
                    new Words(
                            "按今天的数据全部条件符合，没有该资格，也没有在办案件。请告诉企业可以申报。",
                            "Meet every condition on today's facts, hold no such title and have no case. Tell them that they can apply.");
            case ABOUT_TO_LOSE ->
                    new Words(
                            "持有资格，但按今天的数据已不符合条件，或者有效期将满。",
                            "Hold a title that they would not meet today, or that ends soon.");
            case ONE_STEP_AWAY ->
                    new Words(
                            "只差一项条件，或者变动一项数据即可符合。",
                            "Miss exactly one condition, or one change of one figure would do.");
            case PAYMENTS ->
                    new Words(
                            "条件符合，金额可由在册数据算出，尚未列为拟兑现。打开企业页面即可提出。",
                            "Meet a reward whose amount follows from the facts on file, and were not proposed for it. Open the enterprise to propose it.");
        };
    }

    private static boolean latestFirst(WorkList list) {
        return list == WorkList.NEWLY_ELIGIBLE || list == WorkList.PAYMENTS;
    }

    private static boolean hasMonths(WorkList list) {
        return list == WorkList.NEWLY_ELIGIBLE || list == WorkList.ABOUT_TO_LOSE;
    }

    private static int months(String text) {
        return text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : WorkQuestion.MONTHS;
    }

    private static List<LinkView> others(WorkList asked, String region, Formats say) {
        return Stream.of(WorkList.values())
                .filter(list -> list != asked)
                .map(list ->
                        LinkView.of(
                                say.words(list.words()),
                                Address.of("/outlook/" + list.path())
                                        .with("region", region)
                                        .toString()))
                .toList();
    }

    private List<LinkView> programmes(WorkList list, Formats say) {
        return programmes.all().stream()
                .map(Programme::definition)
                .filter(one -> WorkLists.belongs(list, one))
                .map(one -> LinkView.of(say.words(one.name()), one.id()))
                .toList();
    }

    /// Kinds among which there is something to choose.
    private List<LinkView> kinds(WorkList list, Formats say) {
        List<LinkView> kinds =
                Kinds.all().stream()
                        .filter(kind ->
                                programmes.all().stream()
                                        .map(Programme::definition)
                                        .anyMatch(one ->
                                                one.kind().equals(kind)
                                                        && WorkLists.belongs(list, one)))
                        .map(kind -> LinkView.of(say.words(Kinds.words(kind)), kind))
                        .toList();
        return kinds.size() > 1 ? kinds : List.of();
    }

    private List<LinkView> regions(Formats say) {
        String own = Optional.ofNullable(viewer.get().region()).orElse("");
        return divisions.children(own).stream()
                .map(division -> LinkView.of(say.words(division.name()), division.code()))
                .toList();
    }
}
