package org.echelon.platform.identity;

import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/// Who is signed in on this thread.
@Component
public class CurrentViewer {

    private static final Viewer PLATFORM =
            new Viewer("platform", "平台", "The platform", Role.OPERATOR, "", null);

    /// The person, or empty for the public.
    public Optional<Viewer> find() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Person person
                ? Optional.of(person.viewer())
                : Optional.empty();
    }

    /// The person; only called behind a rule that lets nobody else in.
    public Viewer get() {
        return find().orElseThrow(() -> new IllegalStateException("nobody is signed in"));
    }

    /// Does something as the platform itself: the first start and the command line, nothing else.
    /// Listeners and scheduled jobs are the platform without asking; see [Jobs].
    public static <T> T asPlatform(Supplier<T> work) {
        SecurityContext before = SecurityContextHolder.getContext();
        try {
            SecurityContextHolder.setContext(contextOf(PLATFORM));
            return work.get();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }

    /// The platform at work without being asked, by the name of what runs.
    static SecurityContext contextOfJob(String name) {
        return contextOf(
                new Viewer(
                        "job:" + name,
                        PLATFORM.nameZh(),
                        PLATFORM.nameEn(),
                        Role.OPERATOR,
                        "",
                        null));
    }

    private static SecurityContext contextOf(Viewer person) {
        return contextOf(new SignedIn(person, ""));
    }

    /// The account signed in, without its password.
    static SecurityContext contextOf(SignedIn signedIn) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(
                        signedIn, null, signedIn.getAuthorities()));
        return context;
    }
}
