package org.echelon.platform.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;

/// Where somebody lands after signing in: on the page that was asked for, otherwise where their
/// work is.
final class HomeAfterSignIn extends SavedRequestAwareAuthenticationSuccessHandler {

    @Override
    protected String determineTargetUrl(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable Authentication authentication) {
        return authentication != null && authentication.getPrincipal() instanceof Person person
                ? home(person.viewer().role())
                : "/";
    }

    private static String home(Role role) {
        return switch (role) {
            case OFFICER, EVALUATION_AGENCY, TAX_OFFICER -> "/queue";
            case POLICY_DESIGNER -> "/studio";
            case ENTERPRISE, AGENT, LEADER, ADMINISTRATOR, OPERATOR -> "/";
        };
    }
}
