package org.echelon.platform.casework.application;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.echelon.platform.enterprise.Register;
import org.echelon.platform.enterprise.RegisterTime;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.LinkView;
import org.echelon.platform.page.Tag;
import org.echelon.policy.fact.FactValue;
import org.echelon.policy.message.Words;
import org.jspecify.annotations.Nullable;

/// Turns a draft into what its page shows.
///
/// @param say formats in the reader's language
/// @param today the day, beside which only the time of a saving is shown
record FormViews(Formats say, LocalDate today) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    /// What is laid over a draft: values that came with a form and are not saved, and the values
    /// that others saved meanwhile.
    record Over(Map<String, Typed> typed, Map<String, SavedAnswer> conflicts) {

        static final Over NOTHING = new Over(Map.of(), Map.of());
    }

    /// The form.
    ///
    /// @param problems what is wrong and to be told now
    /// @param asked what the agency wants, by question
    FormView view(
            Sheet sheet,
            List<AnswerCheck.Problem> problems,
            Over over,
            Map<String, List<String>> asked) {
        Map<String, String> errors = new LinkedHashMap<>();
        problems.forEach(problem -> errors.put(problem.place(), say.words(problem.message())));
        List<FormView.Group> groups = new ArrayList<>();
        List<LinkView> links = new ArrayList<>();
        for (FormModel.Group group : sheet.form().groups()) {
            List<FormView.Question> questions = new ArrayList<>();
            for (Field field : group.fields()) {
                Entry entry = sheet.find(field.id()).orElseThrow();
                if (entry.editable()) {
                    String error = errors.get(field.id());
                    questions.add(question(entry, error, over, asked));
                    if (over.conflicts().containsKey(field.id())) {
                        links.add(LinkView.of(clash(field), "#" + field.anchor()));
                    }
                    if (error != null) {
                        links.add(LinkView.of(error, "#" + field.anchor()));
                    }
                }
            }
            if (!questions.isEmpty()) {
                groups.add(new FormView.Group(group.id(), say.words(group.title()), questions));
            }
        }
        return new FormView(
                sheet.draft().id().toString(),
                say.words(sheet.programme().definition().name()),
                sheet.enterprise().name(),
                sheet.draft().kind() == Draft.Kind.SUPPLEMENT,
                groups,
                links,
                over.conflicts().size());
    }

    private String clash(Field field) {
        String label = say.words(field.label());
        return say.either(
                label + "：另一个人刚保存了不同的内容，请选择",
                label + ": somebody else saved another answer, choose one");
    }

    private FormView.Question question(
            Entry entry, @Nullable String error, Over over, Map<String, List<String>> asked) {
        Field field = entry.field();
        Typed typed = over.typed().get(field.id());
        SavedAnswer theirs = over.conflicts().get(field.id());
        String stands = box(field, entry.typed());
        String value = typed == null ? stands : typed.value();
        return new FormView.Question(
                field.id(),
                field.anchor(),
                say.words(field.label()),
                field.hint().map(say::words).orElse(null),
                kind(field),
                unit(field),
                field.isMoney(),
                field.required(),
                value,
                stands,
                entry.version(),
                reads(field, field.read(value)),
                choices(field, value),
                error,
                entry.register() == null ? null : said(field, entry.register()),
                entry.others().stream().map(other -> said(field, other)).toList(),
                entry.earlier().map(earlier -> said(field, earlier)).orElse(null),
                origin(entry.origin()),
                typed == null ? entry.dispute() : typed.dispute(),
                entry.dispute(),
                entry.saved() == null ? null : saved(entry.saved()),
                theirs == null || typed == null
                        ? null
                        : new FormView.Conflict(
                                words(field, typed.value(), typed.dispute()),
                                words(field, theirs.typed(), theirs.dispute()),
                                say.words(theirs.name()),
                                moment(theirs.at())),
                asked.getOrDefault(field.id(), List.of()));
    }

    private static String kind(Field field) {
        return switch (field.kind()) {
            case NUMBER -> "number";
            case TRUTH -> "truth";
            case CODE -> field.isShortList() ? "truth" : "code";
            case TEXT -> "text";
        };
    }

    /// What stands in the box for a saved text: a number with thousands where it is one.
    static String box(Field field, String typed) {
        return field.read(typed) instanceof Input.Valid(FactValue value)
                ? field.typed(value)
                : typed;
    }

    /// How a value reads, in words.
    String words(Field field, String typed, String dispute) {
        String value =
                switch (field.read(typed)) {
                    case Input.Valid(FactValue valid) -> field.shown(valid, say);
                    case Input.Invalid _ -> typed;
                    case Input.Empty _ -> say.either("（未填写）", "(not answered)");
                };
        return dispute.isEmpty() ? value : value + say.either("；异议：", "; disputed: ") + dispute;
    }

    /// How a number reads in full and in the unit that reads best.
    @Nullable String reads(Field field, Input input) {
        if (!(input instanceof Input.Valid(FactValue value)) || !field.isMoney()) {
            return null;
        }
        String inWords = field.inWords(value, say);
        String whole = field.shown(value, say);
        return inWords.isEmpty() || inWords.equals(whole)
                ? whole
                : whole + say.either("（" + inWords + "）", " (" + inWords + ")");
    }

    private List<FormView.Choice> choices(Field field, String value) {
        List<FormView.Choice> choices = new ArrayList<>();
        switch (field.kind()) {
            case TRUTH -> {
                choices.add(new FormView.Choice("true", say.truth(true), value.equals("true")));
                choices.add(new FormView.Choice("false", say.truth(false), value.equals("false")));
            }
            case CODE ->
                    field.options()
                            .forEach(option ->
                                    choices.add(
                                            new FormView.Choice(
                                                    option.value(),
                                                    say.words(option.label()),
                                                    option.value().equals(value))));
            case NUMBER, TEXT -> {
                return List.of();
            }
        }
        boolean none = choices.stream().noneMatch(FormView.Choice::chosen);
        choices.add(new FormView.Choice("", say.either("暂不填写", "Not answered yet"), none));
        return choices;
    }

    private @Nullable String unit(Field field) {
        return field.unit() == null
                ? null
                : switch (field.unit()) {
                    case "yuan" -> say.either("元", "yuan");
                    case "persons" -> say.either("人", "persons");
                    case "items" -> say.either("项", "items");
                    case "points" -> say.either("分", "points");
                    case "years" -> say.either("年", "years");
                    case "square_metres" -> say.either("平方米", "m²");
                    case "percent" -> "%";
                    case "rank" -> say.either("名次", "rank");
                    default -> null;
                };
    }

    FormView.SaidView said(Field field, Said said) {
        FactValue value = field.fromCanonical(said.value());
        return new FormView.SaidView(
                field.shown(value, say),
                register(said.register()),
                said.source(),
                say.day(Objects.requireNonNullElse(said.since(), said.on())),
                field.typed(value));
    }

    String register(String code) {
        return Register.of(code).map(Register::words).map(say::words).orElse(code);
    }

    /// Where an answer comes from; nothing for one that is empty or that no register speaks of.
    @Nullable Tag origin(Origin origin) {
        return switch (origin) {
            case KEPT -> Tag.quiet(say.either("与登记一致", "as registered"));
            case CHANGED ->
                    new Tag("unknown", "≠", say.either("与登记不同", "differs from the register"));
            case DISPUTED -> new Tag("not-met", "!", say.either("对登记有异议", "register disputed"));
            case DECLARED, EMPTY -> null;
        };
    }

    String saved(SavedAnswer answer) {
        String who = say.words(answer.name());
        String when = moment(answer.at());
        return say.either(who + " " + when + " 保存", "saved by " + who + ", " + when);
    }

    /// A moment: the time alone on the same day.
    String moment(Instant at) {
        ZonedDateTime local = at.atZone(RegisterTime.ZONE);
        return local.toLocalDate().equals(today) ? TIME.format(local) : RegisterTime.minute(at);
    }

    /// Words in the reader's language.
    String words(Words words) {
        return say.words(words);
    }
}
