package org.echelon.platform.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;

/// Answers a sign-in that is tried too often with a page that says so, before any password is
/// looked at.
final class SignInLimitFilter extends OncePerRequestFilter {

    private final SignInLimit limit;

    SignInLimitFilter(SignInLimit limit) {
        this.limit = limit;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean signsIn =
                request.getMethod().equals("POST")
                        && request.getRequestURI().equals(request.getContextPath() + "/sign-in");
        if (signsIn && !limit.allows(name(request), request.getRemoteAddr())) {
            response.sendRedirect(request.getContextPath() + "/sign-in?wait");
            return;
        }
        chain.doFilter(request, response);
    }

    static String name(HttpServletRequest request) {
        return AccountName.normal(Optional.ofNullable(request.getParameter("username")).orElse(""));
    }
}
