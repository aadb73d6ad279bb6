package org.echelon.policy.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The option `--lang`: in which languages a command answers, one after the other.
final class Languages {

    private Languages() {}

    /// Both where the option is absent.
    static List<Locale> of(Arguments arguments) throws Arguments.Wrong {
        String text = arguments.option("--lang").orElse("zh,en");
        List<Locale> languages = new ArrayList<>();
        for (String code : text.split(",", -1)) {
            switch (code.strip()) {
                case "zh" -> languages.add(Locale.SIMPLIFIED_CHINESE);
                case "en" -> languages.add(Locale.ENGLISH);
                default ->
                        throw new Arguments.Wrong(
                                "--lang %s: write zh, en or zh,en".formatted(text));
            }
        }
        return languages;
    }
}
