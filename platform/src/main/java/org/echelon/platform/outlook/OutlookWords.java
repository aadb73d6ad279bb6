package org.echelon.platform.outlook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.echelon.platform.outlook.StandingRows.Turned;
import org.echelon.platform.page.Address;
import org.echelon.platform.page.ConditionView;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.Tag;
import org.echelon.platform.title.TitleNames;
import org.echelon.policy.Programme;
import org.echelon.policy.Programmes;
import org.echelon.policy.fact.FactDefinition;
import org.echelon.policy.fact.FactDictionary;
import org.echelon.policy.fact.FactKey;
import org.echelon.policy.fact.Particular;
import org.echelon.policy.fact.Subject;
import org.echelon.policy.programme.ConditionDefinition;
import org.echelon.policy.programme.ProgrammeDefinition;
import org.echelon.policy.result.Quantity;
import org.echelon.policy.result.Status;
import org.springframework.stereotype.Component;

/// Says in the reader's language why an enterprise is on a list.
@Component
class OutlookWords {

    private final Programmes programmes;
    private final FactDictionary dictionary;
    private final TitleNames titles;

    OutlookWords(Programmes programmes, FactDictionary dictionary, TitleNames titles) {
        this.programmes = programmes;
        this.dictionary = dictionary;
        this.titles = titles;
    }

    static String address(String enterprise) {
        return "/enterprises/" + Address.segment(enterprise);
    }

    /// The name of a programme, or of a title.
    String name(String programme, Formats say) {
        return say.words(
                programmes.find(programme).isPresent()
                        ? programmes.name(programme)
                        : titles.of(programme));
    }

    /// Where a programme's answer for the enterprise stands; its titles where no such programme is.
    String answer(String enterprise, String programme) {
        return programmes.find(programme).isPresent()
                ? address(enterprise) + "/programmes/" + programme
                : address(enterprise) + "/titles";
    }

    /// A condition by its name.
    String condition(String programme, String id, Formats say) {
        Optional<ProgrammeDefinition> definition =
                programmes.find(programme).map(Programme::definition);
        Optional<ConditionDefinition> condition =
                definition.map(found -> found.conditions().get(id));
        if (condition.isPresent()) {
            return say.words(condition.get().text());
        }
        return id.equals("region")
                ? say.words(ProgrammeDefinition.regionWords(Subject.Kind.ENTERPRISE))
                : id;
    }

    /// Conditions that fail, one a line: name, value, threshold, what lacks.
    List<String> failing(String programme, Standing standing, Formats say) {
        List<String> lines = new ArrayList<>();
        for (Shortcoming one : standing.shortcomings()) {
            String numbers = view(one, say).numbers(say);
            lines.add(
                    condition(programme, one.condition(), say)
                            + (numbers.isEmpty() ? "" : say.either("：", ": ") + numbers));
        }
        return lines;
    }

    private ConditionView view(Shortcoming one, Formats say) {
        Optional<Formats.Compared> compared =
                one.actual()
                        .flatMap(actual ->
                                one.required()
                                        .map(required ->
                                                say.compared(actual, required, one.unit())));
        boolean most = one.required().filter(asked -> asked.op().startsWith("<")).isPresent();
        return new ConditionView(
                one.condition(),
                "",
                Tag.of(Status.NOT_MET, say),
                compared.map(Formats.Compared::actual)
                        .or(() -> one.actual().map(value -> say.quantity(value, one.unit())))
                        .orElse(null),
                compared.map(Formats.Compared::required)
                        .or(() -> one.required().map(asked -> say.requirement(asked, one.unit())))
                        .orElse(null),
                one.shortfall()
                        .map(lacks -> say.shortfall(lacks, one.unit()))
                        .map(lacks ->
                                most
                                        ? ConditionView.Shortfall.tooMuch(lacks, say)
                                        : ConditionView.Shortfall.tooLittle(
                                                lacks + part(one, say), say))
                        .orElse(null),
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    private String part(Shortcoming one, Formats say) {
        return one.part()
                .map(part -> {
                    String name = fact(new FactKey(part.fact(), null), say);
                    String more = say.shortfall(new Quantity.Exact(part.amount()), part.unit());
                    return say.either(
                            "（即“" + name + "”还差" + more + "）",
                            " (" + more + " more of: " + name + ")");
                })
                .orElse("");
    }

    /// The one change that would do.
    Optional<String> change(Standing standing, Formats say) {
        return standing.change()
                .map(one -> {
                    String day = say.day(one.filing());
                    return one.move()
                            .map(move -> {
                                String unit =
                                        dictionary
                                                .find(move.fact().fact())
                                                .map(FactDefinition::unit)
                                                .orElse(null);
                                String name = fact(move.fact(), say);
                                String from = say.number(move.from(), unit);
                                String to = say.number(move.to(), unit);
                                return say.either(
                                        "%s申报：%s 由 %s 到 %s 即可".formatted(day, name, from, to),
                                        "to file on %s: %s from %s to %s suffices"
                                                .formatted(day, name, from, to));
                            })
                            .orElseGet(() ->
                                    say.either(
                                            "到 %s 申报时即可符合，无须变动".formatted(day),
                                            "filing on %s suffices as things stand"
                                                    .formatted(day)));
                });
    }

    /// A fact by name and year.
    String fact(FactKey fact, Formats say) {
        String name =
                dictionary
                        .find(fact.fact())
                        .map(found -> say.words(found.name()))
                        .orElseGet(() -> other(fact.fact(), say));
        return fact.year() == null
                ? name
                : say.either(fact.year() + "年" + name, name + " " + fact.year());
    }

    private static String other(String id, Formats say) {
        if (id.equals(Particular.REGION.id())) {
            return say.either("所在地", "region");
        }
        if (id.equals(Particular.INDUSTRY.id())) {
            return say.either("行业", "industry");
        }
        if (id.equals(Particular.REGISTERED_ON.id())) {
            return say.either("成立日期", "day of registration");
        }
        return switch (id) {
            case Basis.HOLDS -> say.either("持有的称号", "titles held");
            case Basis.RECEIVED -> say.either("已领取的奖补", "awards received");
            default -> id;
        };
    }

    /// How a verdict came: its cause, then what of the register changed, or which conditions did.
    String turned(String programme, Turned turned, Formats say) {
        List<String> what =
                turned.cause() == Cause.FACTS
                        ? turned.facts().stream()
                                .map(Basis::fact)
                                .map(key -> fact(key, say))
                                .toList()
                        : turned.conditions().stream()
                                .map(id -> condition(programme, id, say))
                                .toList();
        int most = 4;
        String named =
                String.join(say.either("、", ", "), what.subList(0, Math.min(most, what.size())));
        String more =
                what.size() > most
                        ? say.either("等 %d 项", " and %d more")
                                .formatted(say.chinese() ? what.size() : what.size() - most)
                        : "";
        String cause = say.words(turned.cause().words());
        return named.isEmpty() ? cause : cause + say.either("：", ": ") + named + more;
    }
}
