package org.echelon.platform.identity;

import java.util.List;
import java.util.Optional;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/// Who may open which address: one table, read from the top; what is not in it is refused.
///
/// A rule here is the first door; the service behind it has its own rule on whose data it gives.
public final class Routes {

    /// Who is let in.
    public enum Who {
        EVERYBODY,
        SIGNED_IN,
        STAFF,
        IMPORTERS,
        ADMINISTRATORS
    }

    /// One row of the table.
    ///
    /// @param pattern path pattern as Spring writes it
    /// @param who who is let in
    public record Rule(String pattern, Who who) {}

    private static final List<Rule> TABLE =
            List.of(
                    new Rule("/", Who.EVERYBODY),
                    new Rule("/error", Who.EVERYBODY),
                    new Rule("/sign-in", Who.EVERYBODY),
                    new Rule("/sign-out", Who.EVERYBODY),
                    new Rule("/programmes", Who.EVERYBODY),
                    new Rule("/programmes/**", Who.EVERYBODY),
                    new Rule("/about", Who.EVERYBODY),
                    new Rule("/about/**", Who.EVERYBODY),
                    new Rule("/assets/**", Who.EVERYBODY),
                    new Rule("/css/**", Who.EVERYBODY),
                    new Rule("/js/**", Who.EVERYBODY),
                    new Rule("/fonts/**", Who.EVERYBODY),
                    new Rule("/images/**", Who.EVERYBODY),
                    new Rule("/favicon.ico", Who.EVERYBODY),
                    new Rule("/favicon.svg", Who.EVERYBODY),
                    new Rule("/titles", Who.EVERYBODY),
                    new Rule("/certificates", Who.EVERYBODY),
                    new Rule("/certificates/**", Who.EVERYBODY),
                    new Rule("/titles/record", Who.IMPORTERS),
                    new Rule("/titles/revoke", Who.IMPORTERS),
                    new Rule("/outcomes", Who.IMPORTERS),
                    new Rule("/outcomes/**", Who.IMPORTERS),
                    new Rule("/home", Who.SIGNED_IN),
                    new Rule("/notices", Who.EVERYBODY),
                    new Rule("/notices/**", Who.EVERYBODY),
                    new Rule("/queue", Who.SIGNED_IN),
                    new Rule("/cases/**", Who.SIGNED_IN),
                    new Rule("/signed-out", Who.EVERYBODY),
                    new Rule("/apply/**", Who.SIGNED_IN),
                    new Rule("/drafts/**", Who.SIGNED_IN),
                    new Rule("/applications/**", Who.SIGNED_IN),
                    new Rule("/enterprises", Who.STAFF),
                    new Rule("/enterprises.csv", Who.STAFF),
                    new Rule("/enterprises.xlsx", Who.STAFF),
                    new Rule("/enterprises/**", Who.SIGNED_IN),
                    new Rule("/budgets/public", Who.EVERYBODY),
                    new Rule("/budgets", Who.STAFF),
                    new Rule("/budgets/**", Who.STAFF),
                    new Rule("/regions", Who.STAFF),
                    new Rule("/regions/**", Who.STAFF),
                    new Rule("/import", Who.IMPORTERS),
                    new Rule("/import/**", Who.IMPORTERS),
                    new Rule("/api/openapi.json", Who.EVERYBODY),
                    new Rule("/api/v1/titles", Who.EVERYBODY),
                    new Rule("/api/v1/titles/**", Who.EVERYBODY),
                    new Rule("/api/v1/**", Who.SIGNED_IN),
                    new Rule("/health", Who.EVERYBODY),
                    new Rule("/health/**", Who.EVERYBODY),
                    new Rule("/api/metrics", Who.ADMINISTRATORS),
                    new Rule("/purpose", Who.STAFF),
                    new Rule("/administration/audit", Who.ADMINISTRATORS),
                    new Rule("/administration/audit/**", Who.ADMINISTRATORS),
                    new Rule("/administration/delivery", Who.ADMINISTRATORS),
                    new Rule("/administration/delivery/**", Who.ADMINISTRATORS));

    private Routes() {}

    /// The whole table.
    public static List<Rule> table() {
        return TABLE;
    }

    /// The rule for an address, or empty when there is none and it is refused.
    public static Optional<Rule> ruleFor(String path) {
        PathContainer container = PathContainer.parsePath(path);
        return TABLE.stream()
                .filter(rule -> {
                    PathPattern pattern = PathPatternParser.defaultInstance.parse(rule.pattern());
                    return pattern.matches(container);
                })
                .findFirst();
    }
}
