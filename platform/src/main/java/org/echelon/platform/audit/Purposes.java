package org.echelon.platform.audit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.echelon.platform.identity.Role;
import org.echelon.platform.identity.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.HandlerMapping;

/// Finds the purpose of a look: from the page, from the header `Echelon-Purpose` of a client, or as
/// the person stated it in this session.
@Component
class Purposes {

    static final String STATED = "echelon.purpose";
    static final String HEADER = "Echelon-Purpose";
    private static final String NO_PAGE = "–";

    /// The purpose of what this viewer does now.
    Purpose now(Viewer person) {
        if (person.role() == Role.AGENT) {
            return Purpose.of(Purpose.Choice.MANDATE);
        }
        Optional<HttpServletRequest> request = request();
        if (request.isEmpty()) {
            return Purpose.UNSTATED;
        }
        return fromPage(request.get()).or(() -> fromHeader(request.get())).orElseGet(this::stated);
    }

    /// Pattern of the page or interface, such as `/cases/{receipt}`.
    String place() {
        return request().map(Purposes::pattern).orElse(NO_PAGE);
    }

    private static Optional<Purpose> fromPage(HttpServletRequest request) {
        String pattern = pattern(request).replaceFirst("^/api/v1", "");
        if (pattern.startsWith("/cases") || pattern.startsWith("/applications")) {
            String receipt = variable(request, "receipt");
            return Optional.of(
                    new Purpose(Purpose.Choice.CASE, receipt == null ? null : "case:" + receipt));
        }
        if (pattern.startsWith("/budgets")) {
            return Optional.of(Purpose.of(Purpose.Choice.MONEY));
        }
        if (pattern.startsWith("/import")) {
            return Optional.of(Purpose.of(Purpose.Choice.IMPORT));
        }
        if (pattern.startsWith("/regions")) {
            return Optional.of(Purpose.of(Purpose.Choice.OVERVIEW));
        }
        return pattern.equals("/enterprises")
                ? Optional.of(Purpose.of(Purpose.Choice.SEARCH))
                : Optional.empty();
    }

    private static Optional<Purpose> fromHeader(HttpServletRequest request) {
        String said = request.getHeader(HEADER);
        return said == null ? Optional.empty() : choice(said).map(Purpose::of);
    }

    /// The purpose stated in this session.
    Purpose stated() {
        return session(false)
                .map(session -> session.getAttribute(STATED))
                .filter(Purpose.class::isInstance)
                .map(Purpose.class::cast)
                .orElse(Purpose.UNSTATED);
    }

    void state(Purpose purpose) {
        session(true).ifPresent(session -> session.setAttribute(STATED, purpose));
    }

    /// A purpose that a person may choose, by its name.
    static Optional<Purpose.Choice> choice(String name) {
        return Arrays.stream(Purpose.Choice.values())
                .filter(Purpose.Choice::chosen)
                .filter(choice -> choice.name().equalsIgnoreCase(name.strip()))
                .findFirst();
    }

    private static Optional<HttpSession> session(boolean make) {
        return request().flatMap(request -> Optional.ofNullable(request.getSession(make)));
    }

    static Optional<HttpServletRequest> request() {
        RequestAttributes attributes = RequestContextHolder.getRequestAttributes();
        return attributes instanceof ServletRequestAttributes servlet
                ? Optional.of(servlet.getRequest())
                : Optional.empty();
    }

    private static String pattern(HttpServletRequest request) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return pattern == null ? NO_PAGE : pattern.toString();
    }

    private static @Nullable String variable(HttpServletRequest request, String name) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                                instanceof Map<?, ?> variables
                        && variables.get(name) instanceof String value
                ? value
                : null;
    }
}
