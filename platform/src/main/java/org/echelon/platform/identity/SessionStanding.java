package org.echelon.platform.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Ends the sessions of accounts that were locked, or whose password was changed, with their next
/// request: each session remembers the number its account had when it began.
final class SessionStanding extends OncePerRequestFilter {

    private static final String NUMBER = SessionStanding.class.getName();

    private final AccountRows accounts;
    private final CurrentViewer viewer;

    SessionStanding(AccountRows accounts, CurrentViewer viewer) {
        this.accounts = accounts;
        this.viewer = viewer;
    }

    /// Remembers the number, at the sign-in.
    static void begin(HttpServletRequest request, int sessions) {
        request.getSession().setAttribute(NUMBER, sessions);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null
                && session.getAttribute(NUMBER) instanceof Integer began
                && viewer.find()
                        .filter(person -> !accounts.goesOn(person.username(), began))
                        .isPresent()) {
            session.invalidate();
            SecurityContextHolder.clearContext();
        }
        chain.doFilter(request, response);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith(request.getContextPath() + "/assets/");
    }
}
