package org.echelon.platform.casework.application;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.echelon.platform.page.Formats;
import org.echelon.policy.fact.FactKey;
import org.echelon.policy.fact.FactValue;
import org.echelon.policy.message.Words;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// One question of a form.
///
/// @param id its place in the answers, such as `last.revenue`, `years.2024.revenue`,
///   `current.core_ip` or `confirmed`; the same for as long as the version's form has the question
/// @param label what is asked
/// @param hint what to mind, where there is something
/// @param kind how it is answered
/// @param unit unit of a number, as in the dictionary of facts
/// @param options the values of a code, in order
/// @param required whether an application is incomplete without it
/// @param fact the fact it asks for; absent where it asks for none, such as a confirmation
/// @param partOf id of the question whose answer this one may not exceed
public record Field(
        String id,
        Words label,
        Optional<Words> hint,
        Kind kind,
        @Nullable String unit,
        List<Option> options,
        boolean required,
        @Nullable FactKey fact,
        @Nullable String partOf) {

    /// How a question is answered.
    public enum Kind {
        NUMBER,
        TRUTH,
        CODE,
        TEXT
    }

    /// A value of a code.
    ///
    /// @param value what is stored
    /// @param label what is shown
    public record Option(String value, Words label) {}

    private static final int LONGEST_TEXT = 400;

    public Field {
        options = List.copyOf(options);
    }

    /// The anchor of the question on a page.
    public String anchor() {
        return "f-" + id.replace('.', '-');
    }

    /// Whether it is an amount of money, which may be typed in 万元.
    public boolean isMoney() {
        return "yuan".equals(unit);
    }

    /// Whether few enough values exist to show them all at once.
    public boolean isShortList() {
        return options.size() <= 6;
    }

    /// Reads what was typed or chosen.
    Input read(String typed) {
        String text = typed.strip();
        if (text.isEmpty()) {
            return new Input.Empty();
        }
        return switch (kind) {
            case NUMBER ->
                    switch (NumberInput.read(text, unit)) {
                        case NumberInput.Result.Read(Rational value) ->
                                new Input.Valid(new FactValue.Numeric(value));
                        case NumberInput.Result.Refused(Words problem) ->
                                new Input.Invalid(about(problem));
                    };
            case TRUTH ->
                    switch (text) {
                        case "true" -> new Input.Valid(new FactValue.Truth(true));
                        case "false" -> new Input.Valid(new FactValue.Truth(false));
                        default -> unknownChoice(text);
                    };
            case CODE ->
                    options.stream().anyMatch(option -> option.value().equals(text))
                            ? new Input.Valid(new FactValue.Text(text))
                            : unknownChoice(text);
            case TEXT ->
                    text.length() <= LONGEST_TEXT
                            ? new Input.Valid(new FactValue.Text(text))
                            : new Input.Invalid(
                                    about(
                                            new Words(
                                                    "最多 %d 个字".formatted(LONGEST_TEXT),
                                                    "may have at most %d characters"
                                                            .formatted(LONGEST_TEXT))));
        };
    }

    private Input unknownChoice(String text) {
        return new Input.Invalid(
                about(
                        new Words(
                                "“%s”不在可选值之内，请重新选择".formatted(text),
                                "has no choice '%s'; choose again".formatted(text))));
    }

    /// A problem with the name of the question before it.
    Words about(Words problem) {
        return new Words(label.zh() + "：" + problem.zh(), label.en() + " " + problem.en());
    }

    /// A value as it stands in the question's box: digits with thousands, a code, a truth value.
    String typed(FactValue value) {
        return switch (value) {
            case FactValue.Numeric(Rational number) -> grouped(number);
            case FactValue.Truth(boolean truth) -> Boolean.toString(truth);
            case FactValue.Text(String text) -> text;
            case FactValue.Day day -> day.value().toString();
        };
    }

    private static String grouped(Rational number) {
        BigDecimal plain = new BigDecimal(number.toString());
        String text = plain.abs().toPlainString();
        int point = text.indexOf('.');
        String whole = point < 0 ? text : text.substring(0, point);
        String fraction = point < 0 ? "" : text.substring(point);
        return (plain.signum() < 0 ? "-" : "")
                + whole.replaceAll("(?<=\\d)(?=(\\d{3})+$)", ",")
                + fraction;
    }

    /// A value in words, with its unit.
    public String shown(FactValue value, Formats say) {
        if (value instanceof FactValue.Text(String code)) {
            return options.stream()
                    .filter(option -> option.value().equals(code))
                    .map(option -> say.words(option.label()))
                    .findFirst()
                    .orElse(code);
        }
        if (value instanceof FactValue.Numeric(Rational number) && isMoney()) {
            return money(number, say);
        }
        return say.fact(value, unit);
    }

    /// An amount to the fen, never rounded: what is filed is what is shown.
    private static String money(Rational yuan, Formats say) {
        return grouped(yuan) + say.either("元", " yuan");
    }

    /// An amount in the unit that reads best, beside the exact one; empty where it adds nothing.
    String inWords(FactValue value, Formats say) {
        return isMoney()
                        && value instanceof FactValue.Numeric(Rational yuan)
                        && yuan.abs().compareTo(Rational.of(10_000)) >= 0
                ? say.money(yuan)
                : "";
    }

    /// The value as text that any program reads: plain decimals, `true`, a code.
    static String canonical(FactValue value) {
        return switch (value) {
            case FactValue.Numeric(Rational number) ->
                    new BigDecimal(number.toString()).toPlainString();
            case FactValue.Truth(boolean truth) -> Boolean.toString(truth);
            case FactValue.Text(String text) -> text;
            case FactValue.Day day -> day.value().toString();
        };
    }

    /// What [#canonical] wrote.
    FactValue fromCanonical(String text) {
        return switch (kind) {
            case NUMBER -> new FactValue.Numeric(Rational.parse(text));
            case TRUTH -> new FactValue.Truth(Boolean.parseBoolean(text));
            case CODE, TEXT -> new FactValue.Text(text);
        };
    }
}
