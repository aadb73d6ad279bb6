package org.echelon.policy.message;

import java.util.Locale;

/// The same words in Chinese and in English.
///
/// @param zh Chinese, never blank
/// @param en English, never blank
public record Words(String zh, String en) {

    public Words {
        if (zh.isBlank() || en.isBlank()) {
            throw new IllegalArgumentException(
                    "words in one language only: zh=" + zh + ", en=" + en);
        }
    }

    /// The words for a locale: Chinese for any Chinese locale, otherwise English.
    public String in(Locale locale) {
        return locale.getLanguage().equals("zh") ? zh : en;
    }
}
