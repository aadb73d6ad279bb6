package org.echelon.platform.simulation;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.echelon.platform.page.Address;
import org.echelon.platform.page.Cell;
import org.echelon.platform.page.Column;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.LinkView;
import org.echelon.platform.page.Table;
import org.echelon.platform.page.TableAsk;
import org.echelon.platform.page.TableFile;
import org.echelon.platform.reference.Divisions;
import org.echelon.policy.programme.ProgrammeDefinition;
import org.echelon.policy.result.Condition;
import org.echelon.policy.result.Status;
import org.echelon.quantity.Money;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// Who wins, who loses, who misses exactly one condition, by name?
@Controller
class NamePages {

    private static final int MOST = 10_000;

    private final Simulations simulations;
    private final SimulatedNames names;
    private final QuestionReader questions;
    private final Divisions divisions;

    NamePages(
            Simulations simulations,
            SimulatedNames names,
            QuestionReader questions,
            Divisions divisions) {
        this.simulations = simulations;
        this.names = names;
        this.questions = questions;
        this.divisions = divisions;
    }

    @GetMapping("/simulations/names/{list}")
    Object list(
            @PathVariable String list,
            @RequestParam(defaultValue = "") String condition,
            @RequestParam(defaultValue = "") String within,
            HttpServletRequest request,
            Locale locale,
            Model model) {
        Formats say = new Formats(locale);
        NameList asked = NameList.of(list).orElseThrow(NamePages::missing);
        SimulationQuestion question = questions.of(request);
        Simulations.Answer answer;
        try {
            answer = simulations.ask(question, false).orElseThrow(NamePages::missing);
        } catch (CannotJudge problem) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, problem.words().en(), problem);
        }
        TableAsk ask = TableAsk.of(request);
        boolean file = ask.file().isPresent();
        SimulatedNames.Page page =
                names.page(
                        answer,
                        asked,
                        condition,
                        within,
                        file ? 0 : (ask.page() - 1) * Table.PAGE,
                        file ? MOST : Table.PAGE);
        Table<SimulatedNames.Named> table = table(asked, answer, say);
        if (file) {
            return TableFile.answer(table, page.rows(), new TableAsk(null, false, 1, ask.file()));
        }
        ProgrammeDefinition definition = answer.opened().programme().definition();
        model.addAttribute("name", say.words(asked.words()));
        model.addAttribute(
                "what",
                condition.isEmpty() ? "" : ResultViews.condition(condition, definition, say));
        model.addAttribute(
                "above",
                List.of(
                        LinkView.of(say.either("政策测算", "Simulation"), "/simulations"),
                        LinkView.of(
                                say.words(definition.name()),
                                question.address("/simulations/look").toString())));
        model.addAttribute("whose", SimulationPages.whose(answer, say));
        model.addAttribute("invented", SimulationPages.invented(answer.population(), say));
        model.addAttribute("wrong", !answer.wrong().isEmpty());
        model.addAttribute(
                "table", table.view(page.rows(), page.total(), ask, Address.of(request)));
        return "simulation/names";
    }

    private static ResponseStatusException missing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private Table<SimulatedNames.Named> table(
            NameList list, Simulations.Answer answer, Formats say) {
        List<Column<SimulatedNames.Named>> columns = new ArrayList<>();
        columns.add(
                Column.of(
                        "name",
                        say.either("企业", "Enterprise"),
                        one ->
                                new Cell.Text(
                                        one.name(),
                                        Optional.ofNullable(one.key())
                                                .map(key -> "/enterprises/" + Address.segment(key))
                                                .orElse(null),
                                        one.synthetic() ? say.either("合成数据", "synthetic") : null)));
        columns.add(
                Column.of(
                        "region",
                        say.either("地区", "District"),
                        one ->
                                Cell.text(
                                        divisions
                                                .find(one.region())
                                                .map(found -> say.words(found.name()))
                                                .orElse(one.region()))));
        columns.add(
                Column.of(
                        "why",
                        list == NameList.WINNERS
                                ? say.either("按现行规则差在", "Missed by the rules in force")
                                : say.either("差在", "Misses"),
                        one ->
                                Cell.text(
                                        one.failing().stream()
                                                .map(condition -> why(condition, say))
                                                .collect(
                                                        Collectors.joining(
                                                                say.either("；", "; "))))));
        if (answer.tally().fen() > 0 || answer.tally().fenBefore() > 0) {
            columns.add(
                    amount("before", say.either("现行金额", "Paid now"), one -> one.fenBefore(), say));
            columns.add(
                    amount("amount", say.either("测算金额", "Would be paid"), one -> one.fen(), say));
        }
        return new Table<>(list.path(), say.words(list.words()), columns);
    }

    private static Column<SimulatedNames.Named> amount(
            String id,
            String label,
            java.util.function.ToLongFunction<SimulatedNames.Named> fen,
            Formats say) {
        return Column.number(
                id,
                label,
                one ->
                        new Cell.Figure(
                                new Money(fen.applyAsLong(one)).yuan(),
                                ResultViews.money(fen.applyAsLong(one), say),
                                null));
    }

    /// The condition, and the value beside the threshold where there is one.
    private static String why(Condition condition, Formats say) {
        String name = say.words(condition.text());
        if (condition.status() == Status.UNKNOWN) {
            return name + say.either("（未知）", " (unknown)");
        }
        if (condition.actual().isEmpty() || condition.required().isEmpty()) {
            return name;
        }
        Formats.Compared compared =
                say.compared(
                        condition.actual().get(), condition.required().get(), condition.unit());
        return say.either(
                "%s：%s，要求%s".formatted(name, compared.actual(), compared.required()),
                "%s: %s, asked %s".formatted(name, compared.actual(), compared.required()));
    }
}
