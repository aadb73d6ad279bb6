package org.echelon.platform.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Signs a machine in by its token, for one request. A token that opens nothing is refused even
/// where the address is open to everybody, so that a machine notices that its token has ended.
final class TokenFilter extends OncePerRequestFilter {

    private static final String BEARER = "Bearer ";

    private final ApiTokens tokens;

    TokenFilter(ApiTokens tokens) {
        this.tokens = tokens;
    }

    /// Whether the request brings a token.
    static boolean carriesToken(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length());
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        Optional<SignedIn> account = tokens.account(header.substring(BEARER.length()).strip());
        if (account.isEmpty()) {
            ApiRefusal.WRONG_TOKEN.answer(request, response);
            return;
        }
        SecurityContextHolder.setContext(CurrentViewer.contextOf(account.get()));
        chain.doFilter(request, response);
    }
}
