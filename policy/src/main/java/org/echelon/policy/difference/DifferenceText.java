package org.echelon.policy.difference;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.echelon.policy.explain.EvaluationText;
import org.echelon.policy.message.Words;
import org.echelon.policy.programme.ProgrammeDefinition;
import org.echelon.policy.result.Source;

/// A difference as text for a terminal, in one language.
public final class DifferenceText {

    private final Locale locale;
    private final StringBuilder out = new StringBuilder();

    private DifferenceText(Locale locale) {
        this.locale = locale;
    }

    /// @param locale Chinese for any Chinese locale, otherwise English
    public static String of(Difference difference, ProgrammeDefinition definition, Locale locale) {
        DifferenceText text = new DifferenceText(locale);
        text.write(difference, definition);
        return text.out.toString();
    }

    /// What a part is called as a heading.
    public static Words words(Change.Part part) {
        return switch (part) {
            case VERSION -> new Words("施行与申报", "Dates and filing");
            case CONDITION -> new Words("条件", "Conditions");
            case DECISION -> new Words("判定规则", "Rules");
            case PARAMETER -> new Words("参数", "Parameters");
            case PAPER -> new Words("材料", "Papers");
            case FILE -> new Words("其他文件", "Other files");
        };
    }

    private void write(Difference difference, ProgrammeDefinition definition) {
        line(definition.name().in(locale));
        line(
                say("%s：%s 起施行的版本与 %s 起施行的版本相比", "%s: the version of %s against that of %s")
                        .formatted(
                                difference.programme(), difference.after(), difference.before()));
        if (difference.changes().isEmpty()) {
            line("");
            line(say("两个版本内容相同。", "Both say the same."));
        }
        Change.Part part = null;
        String name = "";
        for (Change change : difference.changes()) {
            if (change.part() != part) {
                part = change.part();
                name = "";
                line("");
                line(words(part).in(locale));
            }
            boolean alone = part == Change.Part.VERSION || part == Change.Part.CONDITION;
            if (!alone && !change.id().equals(name)) {
                name = change.id();
                line("  " + heading(change));
            }
            boolean cited = change.cell().filter("law"::equals).isPresent();
            line(
                    (alone ? "  " : "    ")
                            + change.text().in(locale)
                            + (cited ? "" : law(change.law())));
        }
        effects(difference);
    }

    private String heading(Change change) {
        String words = change.name().in(locale);
        return Objects.equals(words, change.id()) ? words : words + " (" + change.id() + ")";
    }

    private String law(List<Source> law) {
        if (law.isEmpty()) {
            return "";
        }
        List<String> articles = law.stream().map(source -> source.words().in(locale)).toList();
        return " [" + String.join(say("；", "; "), articles) + "]";
    }

    private void effects(Difference difference) {
        line("");
        line(
                say("%d 个示例中有 %d 个判定不同", "Of %d examples %d are judged differently")
                        .formatted(difference.examples(), difference.effects().size()));
        for (Effect effect : difference.effects()) {
            String was = EvaluationText.words(effect.before().verdict()).in(locale);
            String is = EvaluationText.words(effect.after().verdict()).in(locale);
            line(
                    "  %s: %s (%s)"
                            .formatted(
                                    effect.example(),
                                    was.equals(is) ? was : was + " → " + is,
                                    String.join(", ", effect.differing())));
        }
    }

    private String say(String zh, String en) {
        return locale.getLanguage().equals("zh") ? zh : en;
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
