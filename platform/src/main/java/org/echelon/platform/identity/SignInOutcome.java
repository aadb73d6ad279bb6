package org.echelon.platform.identity;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;

/// What follows a sign-in: the page that was wanted before it, or the sign-in page with what went
/// wrong.
final class SignInOutcome implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    private final SignInLimit limit;
    private final Preparation preparation;
    private final HomeAfterSignIn wanted = new HomeAfterSignIn();

    SignInOutcome(SignInLimit limit, Preparation preparation) {
        this.limit = limit;
        this.preparation = preparation;
        wanted.setRequestCache(pagesWanted());
    }

    /// Remembers pages that were opened, not what scripts asked for and not forms.
    static RequestCache pagesWanted() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(request ->
                request.getMethod().equals("GET")
                        && !Refusals.ofScript(request)
                        && !Refusals.ofApi(request)
                        && !request.getRequestURI().endsWith("/favicon.ico"));
        return cache;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException, ServletException {
        if (authentication.getPrincipal() instanceof Person person) {
            limit.succeeded(person.viewer().username());
            SessionStanding.begin(request, person.sessions());
        }
        wanted.onAuthenticationSuccess(request, response, authentication);
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException exception)
            throws IOException {
        String page = request.getContextPath() + "/sign-in?";
        if (exception instanceof OAuth2AuthenticationException refused) {
            boolean noAccount = refused.getError().getErrorCode().equals(OidcPeople.NO_ACCOUNT);
            response.sendRedirect(page + (noAccount ? "no-account" : "elsewhere"));
            return;
        }
        if (preparation.isUnderWay()) {
            response.sendRedirect(page + "preparing");
            return;
        }
        limit.failed(SignInLimitFilter.name(request), request.getRemoteAddr());
        response.sendRedirect(page + "error");
    }
}
