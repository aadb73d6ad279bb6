package org.echelon.platform.identity;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
        /// Staff, and agencies and tax officers whom procedures ask.
        CASEWORKERS,
        ADMINISTRATORS,
        AGENTS,
        DESIGNERS,
        /// Staff, and policy designers: who asks what a programme would do.
        SIMULATORS;

        /// The roles that are let in; all of them where somebody has to be signed in, none where
        /// nobody has.
        Set<Role> roles() {
            return switch (this) {
                case EVERYBODY -> EnumSet.noneOf(Role.class);
                case SIGNED_IN -> EnumSet.allOf(Role.class);
                case STAFF -> EnumSet.of(Role.OFFICER, Role.LEADER, Role.ADMINISTRATOR);
                case IMPORTERS -> EnumSet.of(Role.OFFICER, Role.ADMINISTRATOR);
                case CASEWORKERS ->
                        EnumSet.of(
                                Role.OFFICER,
                                Role.LEADER,
                                Role.ADMINISTRATOR,
                                Role.EVALUATION_AGENCY,
                                Role.TAX_OFFICER);
                case ADMINISTRATORS -> EnumSet.of(Role.ADMINISTRATOR);
                case AGENTS -> EnumSet.of(Role.AGENT);
                case DESIGNERS -> EnumSet.of(Role.POLICY_DESIGNER);
                case SIMULATORS ->
                        EnumSet.of(
                                Role.OFFICER,
                                Role.LEADER,
                                Role.ADMINISTRATOR,
                                Role.POLICY_DESIGNER);
            };
        }
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
                    new Rule("/sign-in/kept", Who.EVERYBODY),
                    new Rule("/sign-out", Who.EVERYBODY),
                    new Rule("/welcome/*", Who.EVERYBODY),
                    new Rule("/oauth2/authorization/*", Who.EVERYBODY),
                    new Rule("/login/oauth2/code/*", Who.EVERYBODY),
                    new Rule("/programmes", Who.EVERYBODY),
                    new Rule("/programmes/**", Who.EVERYBODY),
                    new Rule("/compare/**", Who.EVERYBODY),
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
                    new Rule("/apply/**", Who.SIGNED_IN),
                    new Rule("/drafts/**", Who.SIGNED_IN),
                    new Rule("/applications/**", Who.SIGNED_IN),
                    new Rule("/enterprises", Who.STAFF),
                    new Rule("/enterprises/**", Who.SIGNED_IN),
                    new Rule("/budgets/public", Who.EVERYBODY),
                    new Rule("/budgets", Who.STAFF),
                    new Rule("/budgets/**", Who.STAFF),
                    new Rule("/outlook", Who.STAFF),
                    new Rule("/outlook/*", Who.STAFF),
                    new Rule("/regions", Who.STAFF),
                    new Rule("/regions/**", Who.STAFF),
                    new Rule("/import", Who.IMPORTERS),
                    new Rule("/import/**", Who.IMPORTERS),
                    new Rule("/api/openapi.json", Who.EVERYBODY),
                    new Rule("/api/openapi.json.yaml", Who.EVERYBODY),
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
                    new Rule("/administration/delivery/**", Who.ADMINISTRATORS),
                    new Rule("/account", Who.SIGNED_IN),
                    new Rule("/account/**", Who.SIGNED_IN),
                    new Rule("/clients", Who.AGENTS),
                    new Rule("/simulations", Who.SIMULATORS),
                    new Rule("/simulations/**", Who.SIMULATORS),
                    new Rule("/studio", Who.DESIGNERS),
                    new Rule("/studio/**", Who.DESIGNERS),
                    new Rule("/administration/accounts", Who.ADMINISTRATORS),
                    new Rule("/administration/accounts/**", Who.ADMINISTRATORS));

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
