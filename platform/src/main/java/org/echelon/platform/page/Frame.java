package org.echelon.platform.page;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What stands around the content of every page.
///
/// @param locale the reader's language
/// @param tongue the language as HTML writes it: `zh-CN` or `en`
/// @param address the address of the page
/// @param chinese the same page in Chinese
/// @param english the same page in English
/// @param menu the main places
/// @param reader who is signed in; absent for the public
public record Frame(
        Locale locale,
        String tongue,
        Address address,
        String chinese,
        String english,
        List<Entry> menu,
        @Nullable Who reader) {

    /// A main place.
    ///
    /// @param key key of its name in the messages
    /// @param address where it is
    /// @param current whether the page belongs to it
    public record Entry(String key, String address, boolean current) {}

    /// Who is signed in, in the reader's language.
    public record Who(String name, @Nullable String role, @Nullable String region) {}

    /// Whether the page is in Chinese.
    public boolean isChinese() {
        return tongue.startsWith("zh");
    }
}
