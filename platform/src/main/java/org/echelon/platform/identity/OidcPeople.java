package org.echelon.platform.identity;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Finds the account of somebody for whom the identity provider vouches.
///
/// The account is the one bound to the subject; at the first sign-in the one whose name is the
/// provider's `preferred_username`, which is then bound. Accounts are never made this way: who may
/// do what is said here, not there.
@Component
class OidcPeople implements OAuth2UserService<OidcUserRequest, OidcUser> {

    /// Code of the refusal, and parameter of the sign-in page that explains it.
    static final String NO_ACCOUNT = "no-account";

    private final OidcUserService provider = new OidcUserService();
    private final AccountRows accounts;
    private final ApplicationEventPublisher events;

    OidcPeople(AccountRows accounts, ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.events = events;
    }

    @Override
    @Transactional
    public OidcUser loadUser(OidcUserRequest request) {
        OidcUser person = provider.loadUser(request);
        String subject =
                Objects.requireNonNull(person.getSubject(), "every ID token has a subject");
        SignedIn account =
                accounts.ofSubject(subject)
                        .or(() -> bind(person, subject))
                        .filter(SignedIn::isAccountNonLocked)
                        .orElseThrow(() ->
                                new OAuth2AuthenticationException(new OAuth2Error(NO_ACCOUNT)));
        return new OidcPerson(account.viewer(), account.sessions(), person.getIdToken());
    }

    private Optional<SignedIn> bind(OidcUser person, String subject) {
        return Optional.ofNullable(person.getPreferredUsername())
                .flatMap(accounts::find)
                .filter(account -> accounts.bind(account.getUsername(), subject))
                .map(account -> {
                    events.publishEvent(
                            new Audited(
                                    "account.bind", "account:" + account.getUsername(), Map.of()));
                    return account;
                });
    }
}
