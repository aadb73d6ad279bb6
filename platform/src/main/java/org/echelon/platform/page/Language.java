package org.echelon.platform.page;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/// Finds the reader's language: the parameter `lang` of the address, then the cookie that an
/// earlier choice left, then what the browser asks for, then Chinese.
///
/// The address of a page is the same in both languages.
@Component("localeResolver")
class Language implements LocaleResolver {

    static final String NAME = "lang";
    static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;
    static final Locale ENGLISH = Locale.ENGLISH;

    private static final String RESOLVED = Language.class.getName();

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        if (request.getAttribute(RESOLVED) instanceof Locale known) {
            return known;
        }
        Locale found = find(request);
        request.setAttribute(RESOLVED, found);
        return found;
    }

    @Override
    public void setLocale(
            HttpServletRequest request,
            @Nullable HttpServletResponse response,
            @Nullable Locale locale) {
        throw new UnsupportedOperationException("the language is chosen by the parameter lang");
    }

    /// The language that the address asks for, where it does.
    static @Nullable Locale chosen(HttpServletRequest request) {
        return known(request.getParameter(NAME));
    }

    /// Remembers a choice for a year.
    static void remember(Locale locale, HttpServletResponse response) {
        ResponseCookie cookie =
                ResponseCookie.from(NAME, locale.getLanguage())
                        .path("/")
                        .httpOnly(true)
                        .sameSite("Lax")
                        .maxAge(365L * 24 * 60 * 60)
                        .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private static Locale find(HttpServletRequest request) {
        Locale chosen = chosen(request);
        if (chosen != null) {
            return chosen;
        }
        Cookie cookie = WebUtils.getCookie(request, NAME);
        Locale remembered = cookie == null ? null : known(cookie.getValue());
        if (remembered != null) {
            return remembered;
        }
        List<Locale> wished =
                request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null
                        ? List.of()
                        : Collections.list(request.getLocales());
        for (Locale wish : wished) {
            Locale known = known(wish.getLanguage());
            if (known != null) {
                return known;
            }
        }
        return wished.isEmpty() ? CHINESE : ENGLISH;
    }

    private static @Nullable Locale known(@Nullable String language) {
        if (language == null) {
            return null;
        }
        return switch (language.toLowerCase(Locale.ROOT)) {
            case "zh", "zh-cn", "zh-hans" -> CHINESE;
            case "en" -> ENGLISH;
            default -> null;
        };
    }
}
