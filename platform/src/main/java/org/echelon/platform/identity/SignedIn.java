package org.echelon.platform.identity;

import java.util.Collection;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/// An account as Spring Security wants it.
///
/// @param viewer the person
/// @param passwordHash bcrypt hash; empty where there is no password
/// @param locked whether the account is locked
/// @param sessions number of the account's sessions that are valid; see [SessionStanding]
record SignedIn(Viewer viewer, String passwordHash, boolean locked, int sessions)
        implements Person, UserDetails {

    SignedIn(Viewer viewer, String passwordHash) {
        this(viewer, passwordHash, false, 0);
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return Person.authorities(viewer);
    }

    @Override
    public String getPassword() {
        return passwordHash;
    }

    @Override
    public String getUsername() {
        return viewer.username();
    }

    @Override
    public boolean isAccountNonLocked() {
        return !locked;
    }

    @Override
    public String toString() {
        return viewer.username();
    }
}
