package org.echelon.platform.identity;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/// Somebody for whom the identity provider vouches; role, region and enterprise are those of the
/// account here.
record OidcPerson(Viewer viewer, int sessions, OidcIdToken token) implements Person, OidcUser {

    @Override
    public Map<String, Object> getClaims() {
        return token.getClaims();
    }

    @Override
    public @Nullable OidcUserInfo getUserInfo() {
        return null;
    }

    @Override
    public OidcIdToken getIdToken() {
        return token;
    }

    @Override
    public Map<String, Object> getAttributes() {
        return token.getClaims();
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return Person.authorities(viewer);
    }

    @Override
    public String getName() {
        return viewer.username();
    }

    @Override
    public String toString() {
        return viewer.username();
    }
}
