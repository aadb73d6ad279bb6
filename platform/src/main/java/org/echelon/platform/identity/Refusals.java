package org.echelon.platform.identity;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfException;

/// Answers whoever may not do what they ask, each in a way they can use.
///
/// - An address without a rule is not found, whoever asks and whatever stands behind it.
/// - A machine (`/api`) gets a problem as JSON.
/// - A script of a page gets status 401 and `{"signIn": "/sign-in"}`, so that the page can say
///   "sign in again in a new tab" and keep what was typed.
/// - A form whose permit ran out with the sign-in gets a page that has kept every field and sends
///   it again after the sign-in ([#KEPT]).
/// - Everybody else who is not signed in goes to the sign-in and from there where they wanted to.
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    /// Where the page stands that has kept the fields of a form.
    static final String KEPT = "/sign-in/kept";

    /// Attribute of the request: the address the form was sent to.
    static final String KEPT_ADDRESS = Refusals.class.getName() + ".address";

    private static final String SIGN_IN = "/sign-in";

    private final CurrentViewer viewer;
    private final LoginUrlAuthenticationEntryPoint signIn =
            new LoginUrlAuthenticationEntryPoint(SIGN_IN);

    Refusals(CurrentViewer viewer) {
        this.viewer = viewer;
    }

    /// Whether a machine asks.
    static boolean ofApi(HttpServletRequest request) {
        return path(request).startsWith("/api/");
    }

    /// Whether a script of one of our pages asks.
    static boolean ofScript(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null
                || "XMLHttpRequest".equals(request.getHeader("X-Requested-With"))
                || "empty".equals(request.getHeader("Sec-Fetch-Dest"));
    }

    /// Nobody is signed in.
    @Override
    public void commence(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException exception)
            throws IOException, ServletException {
        if (unknown(request)) {
            notFound(request, response);
        } else if (ofApi(request)) {
            ApiRefusal.NO_TOKEN.answer(request, response);
        } else if (ofScript(request)) {
            askToSignIn(response);
        } else {
            signIn.commence(request, response, exception);
        }
    }

    /// Somebody is signed in without the right, or a form came without its permit.
    @Override
    public void handle(
            HttpServletRequest request,
            HttpServletResponse response,
            AccessDeniedException exception)
            throws IOException, ServletException {
        if (unknown(request)) {
            notFound(request, response);
        } else if (ofApi(request)) {
            ApiRefusal.NO_RIGHT.answer(request, response);
        } else if (!(exception instanceof CsrfException)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else if (ofScript(request)) {
            askToSignIn(response);
        } else if (ofOwnPage(request) && !path(request).equals(SIGN_IN)) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            request.setAttribute(KEPT_ADDRESS, request.getRequestURI());
            request.getRequestDispatcher(KEPT).forward(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    private void askToSignIn(HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.setContentType("application/json");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter()
                .write(
                        "{\"signedIn\":%s,\"signIn\":\"%s\"}"
                                .formatted(viewer.find().isPresent(), SIGN_IN));
    }

    private static void notFound(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (ofApi(request)) {
            ApiRefusal.NOTHING_HERE.answer(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private static boolean unknown(HttpServletRequest request) {
        return Routes.ruleFor(path(request)).isEmpty();
    }

    /// Whether the form stood on a page of ours: browsers say so and no other site can. Only then
    /// are its fields kept and offered again; what another site sends is refused and forgotten.
    private static boolean ofOwnPage(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        return Optional.ofNullable(request.getHeader(HttpHeaders.ORIGIN))
                .or(() -> Optional.ofNullable(request.getHeader(HttpHeaders.REFERER)))
                .map(Refusals::authority)
                .filter(authority -> authority.equals(ownAuthority(request)))
                .isPresent();
    }

    private static String authority(String address) {
        try {
            return Optional.ofNullable(URI.create(address).getAuthority())
                    .orElse("")
                    .toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException _) {
            return "";
        }
    }

    private static String ownAuthority(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.HOST))
                .orElse("-")
                .toLowerCase(Locale.ROOT);
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }
}
