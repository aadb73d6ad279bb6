package org.echelon.platform.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Gives each request a reference number: in every line of the log, in the header
/// `Echelon-Reference` of the answer, on error pages and in problems.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class Reference extends OncePerRequestFilter {

    private static final String NAME = "reference";
    private static final String HEADER = "Echelon-Reference";
    private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private final SecureRandom random = new SecureRandom();

    /// The reference of a request.
    public static String of(HttpServletRequest request) {
        return request.getAttribute(Reference.class.getName()) instanceof String reference
                ? reference
                : "–";
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String reference = make();
        request.setAttribute(Reference.class.getName(), reference);
        response.setHeader(HEADER, reference);
        MDC.put(NAME, reference);
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(NAME);
        }
    }

    /// Eight letters and digits that cannot be mistaken for each other when read over a telephone.
    private String make() {
        StringBuilder text = new StringBuilder();
        for (int letter = 0; letter < 8; letter++) {
            text.append(letter == 4 ? "-" : "")
                    .append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
