package org.echelon.platform.identity;

import java.util.function.Supplier;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;

/// People for tests.
public final class TestViewers {

    public static final Viewer PLATFORM =
            new Viewer("platform", "平台", "Platform", Role.OPERATOR, "", null);
    public static final Viewer GUANGZHOU =
            new Viewer("test-guangzhou", "广州", "Guangzhou", Role.OFFICER, "4401", null);
    public static final Viewer LANZHOU =
            new Viewer("test-lanzhou", "兰州", "Lanzhou", Role.OFFICER, "6201", null);
    public static final Viewer LEADER =
            new Viewer("test-leader", "领导", "Leader", Role.LEADER, "", null);
    public static final Viewer ADMINISTRATOR =
            new Viewer("test-admin", "管理员", "Administrator", Role.ADMINISTRATOR, "", null);

    private TestViewers() {}

    public static Viewer enterprise(String key) {
        return new Viewer("test-" + key, "企业", "Enterprise", Role.ENTERPRISE, null, key);
    }

    public static Authentication authentication(Viewer person) {
        SignedIn signedIn = new SignedIn(person, "");
        return UsernamePasswordAuthenticationToken.authenticated(
                signedIn, null, signedIn.getAuthorities());
    }

    /// Does something signed in as the person, and nobody afterwards.
    public static <T> T as(Viewer person, Supplier<T> work) {
        SecurityContextHolder.setContext(new SecurityContextImpl(authentication(person)));
        try {
            return work.get();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }
}
