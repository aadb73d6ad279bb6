package org.echelon.platform.identity;

import java.util.List;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/// Who Spring Security holds to be signed in: by form, by a token, or at an identity provider.
sealed interface Person permits SignedIn, OidcPerson {

    /// The person as the platform knows them.
    Viewer viewer();

    /// Number of the account's sessions that were valid at the sign-in.
    int sessions();

    /// The one role of the account, whoever vouches for the person.
    static List<GrantedAuthority> authorities(Viewer viewer) {
        return List.of(new SimpleGrantedAuthority("ROLE_" + viewer.role()));
    }
}
